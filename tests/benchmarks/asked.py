"""What was asked for on the command line, and the families made for it."""

from __future__ import annotations

import random
from pathlib import Path

from tests.benchmarks.families import make


class Asked:
    """One run: how many rounds, which sizes, and where its files are."""

    def __init__(self, home: Path, *, rounds: int, sizes: tuple[int, ...], peers: tuple[str, ...], seed: int) -> None:
        """Get ready.

        Args:
            home: an empty folder; all files of the run are made in it.
            rounds: how often each thing is measured.
            sizes: how many moments the families have.
            peers: virtual environments that hold other apps.
            seed: of everything drawn.
        """
        self.home = home
        self.rounds = rounds
        self.sizes = sizes
        self.peers = peers
        self.chance = random.Random(seed)
        self._families: dict[int, Path] = {}

    @property
    def large(self) -> int:
        """The size that saving and memory are measured at: ten thousand, or the largest of smaller ones."""
        return max(size for size in self.sizes if size <= 10_000)

    def family(self, size: int) -> Path:
        """Give the family folder with so many moments; made when first asked for."""
        if size not in self._families:
            self._families[size] = make(self.home / "families" / f"{size}", size)
        return self._families[size]
