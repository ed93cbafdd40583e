"""Every kind of sealed text in a family folder opens with the public age program and the key from the sheet."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from data import keys
from data.actors import Alone
from data.drafts import Draft
from data.journal import FILE
from data.records import Private, Read, SealedRead
from data.rekey import set_passphrase
from tests.data.conftest import Home
from tests.data.test_keys import KEY, PASSPHRASE, QUICK_KEY, at_a_terminal
from tests.data.test_rekey import MARKER, lived_in
from tests.data.test_setting_aside import afresh

pytestmark = pytest.mark.skipif(shutil.which("age") is None, reason="the public age program is not installed here")

Texts = Callable[[Home], Iterator[str]]


def room(home: Home) -> Iterator[str]:
    yield from private(home).sealed


def closed_reads(home: Home) -> Iterator[str]:
    yield from (read.sealed for read in home.journal.memory.all(SealedRead, "reads"))


def own_sides(home: Home) -> Iterator[str]:
    yield from (read.sealed_own for read in home.journal.memory.all(Read, "reads"))


def drafts(home: Home) -> Iterator[str]:
    path = home.folder / "drafts" / f"{home.nell.id}.age"
    yield from re.findall(r"-----BEGIN.*?-----END AGE ENCRYPTED FILE-----\n?", path.read_text(), re.DOTALL)


def set_aside(home: Home) -> Iterator[str]:
    home.journal.lock(home.nell.id)
    afresh(home)
    yield from private(home).aside[0].sealed


def private(home: Home) -> Private:
    found = home.journal.memory.get(Private, "private", home.nell.id)
    assert found is not None
    return found


def on_paper(tmp_path: Path) -> Path:
    """Type the key from the sheet into a file, in one line without spaces, as the documentation says."""
    sheet = tmp_path / "sheet.txt"
    sheet.write_text("".join(keys.recovery_text(KEY).split()) + "\n")
    return sheet


def opened(text: str, sheet: Path) -> str:
    asked = ["age", "--decrypt", "--identity", str(sheet)]
    return subprocess.run(asked, input=text, capture_output=True, check=True, text=True).stdout


@pytest.fixture
def with_passphrase(lived_in: Home) -> Home:
    """The family in which Nell has left something everywhere, and has a passphrase."""
    set_passphrase(lived_in.journal, Alone(lived_in.nell.id), QUICK_KEY, KEY)
    lived_in.journal.drafts.keep_private(lived_in.nell.id, KEY.recipient, Draft(key="e", values={"words": MARKER}))
    return lived_in


@pytest.mark.parametrize("texts", [room, closed_reads, own_sides, drafts, set_aside], ids=lambda texts: texts.__name__)
def test_each_kind_opens_with_the_sheet(with_passphrase: Home, tmp_path: Path, texts: Texts) -> None:
    sheet = on_paper(tmp_path)
    found = [opened(text, sheet) for text in texts(with_passphrase)]
    assert found
    assert all(MARKER in words for words in found)


def test_the_command_in_the_documentation_works_as_it_stands(with_passphrase: Home, tmp_path: Path) -> None:
    on_paper(with_passphrase.folder)
    with_passphrase.journal.flush()
    privacy = (Path(__file__).resolve().parents[2] / "docs" / "privacy.md").read_text()
    (command,) = re.findall(r"```sh\n(.*?)```", privacy, re.DOTALL)
    command = command.replace("YOUR-ID", with_passphrase.nell.id).replace("python3", sys.executable)
    done = subprocess.run(["sh", "-c", command], cwd=with_passphrase.folder, capture_output=True, check=True, text=True)
    assert MARKER in done.stdout
    assert (with_passphrase.folder / FILE).is_file()


def test_the_key_file_opens_with_its_passphrase(with_passphrase: Home, tmp_path: Path) -> None:
    shutil.copy(with_passphrase.folder / "keys" / f"{with_passphrase.nell.id}.age", tmp_path / "key.age")
    at_a_terminal(["age", "-d", "-o", "plain", "key.age"], tmp_path, [PASSPHRASE])
    assert KEY.secret in (tmp_path / "plain").read_text()


__all__ = ["lived_in"]
