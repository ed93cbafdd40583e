"""What the documents say about protection is what the app says, word for word."""

from __future__ import annotations

import re
from pathlib import Path

from data.wording import content

ROOT = Path(__file__).resolve().parents[1]


def test_the_sentences_before_the_first_private_word_stand_in_the_security_page() -> None:
    page = (ROOT / "docs" / "SECURITY.md").read_text("utf-8")
    told = tuple(re.findall(r"^- (.+)$", page, re.MULTILINE))
    assert told == tuple(content("own_key")["protects"]["lines"])


def test_every_package_that_is_installed_with_the_app_was_looked_at() -> None:
    page = (ROOT / "docs" / "SECURITY.md").read_text("utf-8")
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = dict(line.split("==") for line in lines if "==" in line)
    rows = page.split("| package |")[1].split("\n\n")[0].splitlines()
    looked_at = dict(re.findall(r"([A-Za-z][\w-]+) (\d[\w.]*)", " ".join(row.split("|")[1] for row in rows[2:])))
    assert {name: pinned.get(name) for name in looked_at} == looked_at
    project = (ROOT / "pyproject.toml").read_text("utf-8").split("dependencies = [")[1].split("]")[0]
    assert set(re.findall(r'"([\w-]+)', project)) <= set(looked_at)
