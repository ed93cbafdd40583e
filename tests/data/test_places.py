"""Where a family's folder lives."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.places import default_family, default_home, families, is_family, new_family_folder


def _family(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "family.json").write_text("{}")
    return folder


def test_the_home_follows_the_system_and_is_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_data_path", lambda name, appauthor: tmp_path / "share" / name)
    assert default_home() == tmp_path / "share" / "swingback"
    assert list(tmp_path.iterdir()) == []


def test_only_folders_with_a_family_file_are_families(tmp_path: Path) -> None:
    one = _family(tmp_path / "b")
    two = _family(tmp_path / "a")
    (tmp_path / "empty").mkdir()
    (tmp_path / "note.txt").write_text("x")
    (tmp_path / "odd" / "family.json").mkdir(parents=True)
    assert families(tmp_path) == (two, one)
    assert not is_family(tmp_path / "odd")


def test_a_home_that_is_not_there_holds_no_families(tmp_path: Path) -> None:
    assert families(tmp_path / "nowhere") == ()
    assert default_family(tmp_path / "nowhere") == tmp_path / "nowhere" / "family"
    assert not (tmp_path / "nowhere").exists()


def test_the_only_family_opens_and_the_plainly_named_one_comes_first(tmp_path: Path) -> None:
    other = _family(tmp_path / "ashdown")
    assert default_family(tmp_path) == other
    plain = _family(tmp_path / "family")
    assert default_family(tmp_path) == plain


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Ashdown", "ashdown"),
        ("The Müller Óg family", "the-muller-og-family"),
        ("../../etc", "etc"),
        ("家", "family"),
        ("", "family"),
        ("con", "family-con"),
        ("x" * 300, "x" * 40),
    ],
)
def test_a_family_name_becomes_a_plain_folder_name(tmp_path: Path, name: str, folder: str) -> None:
    assert new_family_folder(tmp_path, name) == tmp_path / folder
    assert list(tmp_path.iterdir()) == []


def test_a_taken_name_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "ashdown").mkdir()
    (tmp_path / "ashdown-2").symlink_to(tmp_path / "gone")
    assert new_family_folder(tmp_path, "Ashdown") == tmp_path / "ashdown-3"
