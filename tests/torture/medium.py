"""What a disk may hold after the power went: acts whose medium was not waited for happened, or not, in any mixture."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Literal

ROOT = 0
"""Number of the folder everything stands in."""

BLOCK = 512
"""Bytes that reach the medium together; a longer write may arrive in pieces, in any order."""

Kind = Literal["names", "bytes", "size", "sync"]


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing done to a file or to a folder's names, as the medium sees it."""

    kind: Kind
    owner: int
    """Number of the file or folder."""
    names: tuple[tuple[str, int | None], ...] = ()
    """For ``names``: what stands under each name from now on; all of them at once or none."""
    at: int = 0
    """For ``bytes``: where they go. For ``size``: the new length."""
    data: bytes = b""


@dataclass
class Medium:
    """Files and folders by number, as they stand on the medium."""

    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    files: dict[int, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Medium:
        """Take everything below a folder as being safely there."""
        made = cls()

        def look(place: Path, number: int) -> None:
            for path in sorted(place.iterdir()):
                inner = len(made.folders) + len(made.files)
                made.folders[number][path.name] = inner
                if path.is_dir():
                    made.folders[inner] = {}
                    look(path, inner)
                else:
                    made.files[inner] = path.read_bytes()

        look(folder, ROOT)
        return made

    def after(self, acts: list[Act]) -> Medium:
        """Give what stands there when exactly these acts reached the medium, in this order."""
        folders = {number: dict(names) for number, names in self.folders.items()}
        contents = {number: bytearray(data) for number, data in self.files.items()}
        sizes = {number: len(data) for number, data in self.files.items()}
        for act in acts:
            if act.kind == "names":
                names = folders.setdefault(act.owner, {})
                for name, number in act.names:
                    names.pop(name, None)
                    if number is not None:
                        names[name] = number
            elif act.kind == "size":
                sizes[act.owner] = act.at
            elif act.kind == "bytes":
                content = contents.setdefault(act.owner, bytearray())
                content.extend(bytes(max(0, act.at + len(act.data) - len(content))))
                content[act.at : act.at + len(act.data)] = act.data
        numbers = contents.keys() | sizes.keys()
        # A length that arrived before its bytes shows zeros; bytes behind the length do not show.
        whole = {number: bytes(contents.get(number, b"")) for number in numbers}
        lengths = {number: sizes.get(number, 0) for number in numbers}
        files = {number: whole[number][: lengths[number]].ljust(lengths[number], b"\0") for number in numbers}
        return Medium(folders, files)

    def print(self, number: int = ROOT) -> tuple[object, ...]:
        """Give everything that can be seen of it from a folder downwards, to tell whether two are alike."""
        return tuple(
            (name, self.print(inner) if inner in self.folders else self.files.get(inner, b""))
            for name, inner in sorted(self.folders.get(number, {}).items())
        )

    def put_in(self, place: Path, number: int = ROOT) -> None:
        """Make real files and folders of it."""
        place.mkdir(exist_ok=True)
        for name, inner in self.folders.get(number, {}).items():
            if inner in self.folders:
                self.put_in(place / name, inner)
            else:
                (place / name).write_bytes(self.files.get(inner, b""))


def open_at(acts: list[Act], cut: int) -> tuple[list[int], list[int]]:
    """Sort the acts before a power cut into those that are surely on the medium and those that may be.

    Args:
        acts: everything done, in order.
        cut: how many were done when the power went.

    Returns:
        Places in `acts`: settled by a later wait for the same file or folder, and unsettled.
    """
    settled: list[int] = []
    loose: list[int] = []
    waited: set[int] = set()
    for place in range(cut - 1, -1, -1):
        act = acts[place]
        if act.kind == "sync":
            waited.add(act.owner)
        else:
            (settled if act.owner in waited else loose).append(place)
    return settled[::-1], loose[::-1]


def outcomes(before: Medium, acts: list[Act], cut: int, most: int, chance: random.Random) -> Iterator[Medium]:
    """Give what may stand on the medium after a power cut: every mixture where there are few, else a drawn part.

    None, all, each act missing by itself and each act there by itself are always among them.

    Args:
        before: what was safely there at first.
        acts: everything done, in order.
        cut: how many were done when the power went.
        most: how many outcomes to give.
        chance: draws the others.
    """
    settled, loose = open_at(acts, cut)
    if 2 ** len(loose) <= most:
        choices = [frozenset(pick) for pick in _all_parts(loose)]
    else:
        everything = frozenset(loose)
        choices = [everything, frozenset()]
        choices += [everything - {one} for one in loose] + [frozenset({one}) for one in loose]
        choices = choices[:most]
        while len(choices) < most:
            share = chance.random()
            choices.append(frozenset(one for one in loose if chance.random() < share))
    for chosen in dict.fromkeys(choices):
        yield before.after([acts[place] for place in sorted(chosen.union(settled))])


def _all_parts(loose: list[int]) -> Iterator[list[int]]:
    for kept in product((False, True), repeat=len(loose)):
        yield [place for place, there in zip(loose, kept, strict=True) if there]
