"""A terminal that notes when each piece of a program's screen arrived."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyte

WIDTH, HEIGHT = 120, 40
"""Cells of the terminal."""

HOUSE = Path(__file__).resolve().parents[2]
"""The checkout."""

OURS = (sys.executable, "-c", "from workspace.starter import run; run()")
"""Our command, as the installed starter runs it."""

HELLO = (sys.executable, str(Path(__file__).with_name("bare.py")), "hello")
TYPING = (sys.executable, str(Path(__file__).with_name("bare.py")), "typing")

FRAME_ENDS = b"\x1b[?2026l"
"""Textual closes each frame with this, once the terminal has said that it understands it."""

_ASKED = b"\x1b[?2026$p"
_ANSWER = b"\x1b[?2026;2$y"
_PATIENCE = 60.0
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]|\x1b\[\?2026[hl]")

Piece = tuple[float, bytes]
"""When some output came (by the program's clock), and what."""


def waited(process: int) -> float:
    """Give the seconds that a process was ready to run and found no processor free, where the system counts that."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text().split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the variables every measured program starts with: a home of its own, and a terminal with all colours."""
    left = ("NO_COLOR", "ACCESSIBLE", "TEXTUAL", "TEXTUAL_FPS", "PYTHONDONTWRITEBYTECODE")
    return {
        **{name: value for name, value in os.environ.items() if name not in left},
        "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"),
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none", **(more or {}),
    }  # fmt: skip


class Screen:
    """A running program and what it has painted."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        """Start a program; the clock starts just before.

        Args:
            command: the program and its arguments.
            home: stands for the person's home folder.
        """
        self.pieces: list[Piece] = []
        self.pressed = 0
        """How many keys were pressed."""
        self.settled: list[float] = []
        """For each key that was timed, the seconds until the last frame that it caused."""
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._stream = pyte.ByteStream(self._screen)
        self._unread: list[bytes] = []
        self._frames: list[str] = []
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", HEIGHT, WIDTH, 0, 0))
        self.began = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment(home), cwd=HOUSE, start_new_session=True
        )
        os.close(slave)
        self._master = master

    def clock(self) -> float:
        """Give the time; until the first key, without what the program spent waiting for a processor others held.

        A key takes too short for that: what the program waits after its frame would be taken off the frame.
        """
        return time.perf_counter() - (0 if self.pressed else waited(self.process.pid))

    def take(self, seconds: float) -> bool:
        """Wait at most so long for the next piece of output; says whether one came."""
        if not select.select([self._master], [], [], max(seconds, 0))[0]:
            return False
        try:
            data = os.read(self._master, 1 << 20)
        except OSError:
            # The program ended.
            time.sleep(max(seconds, 0))
            return False
        self.pieces.append((self.clock(), data))
        self._unread.append(data)
        if _ASKED in data:
            os.write(self._master, _ANSWER)
        return True

    def rest(self, seconds: float) -> None:
        """Take output until there is none for so long."""
        end = time.perf_counter() + _PATIENCE
        while self.take(seconds) and time.perf_counter() < end:
            pass

    def show(self, *words: str, quiet: float = 0.4) -> None:
        """Take output until all these words are on the screen and it rests.

        Raises:
            TimeoutError: with what is there instead.
        """
        end = time.perf_counter() + _PATIENCE
        while True:
            self.rest(quiet)
            if all(word in self.frame for word in words):
                return
            if time.perf_counter() > end or self.process.poll() is not None:
                raise TimeoutError(f"{words} never came:\n{self.frame}")

    @property
    def frame(self) -> str:
        """What is on the screen now."""
        return "\n".join(self._replayed()[-1:])

    def _replayed(self) -> list[str]:
        """Give what stood on the screen after each piece of output since the last key."""
        while self._unread:
            self._stream.feed(_NOT_FOR_PYTE.sub(b"", self._unread.pop(0)))
            self._frames.append("\n".join(line.rstrip() for line in self._screen.display))
        return self._frames

    def complete(self) -> float:
        """Give the seconds from the start until the screen showed what it shows now."""
        frames = self._replayed()
        first = next(n for n in range(len(frames)) if all(frame == frames[-1] for frame in frames[n:]))
        return self.pieces[first][0] - self.began

    def seen(self, *words: str) -> float:
        """Give the seconds from the start until all these words stood on the screen."""
        frames = self._replayed()
        first = next(n for n, frame in enumerate(frames) if all(word in frame for word in words))
        return self.pieces[first][0] - self.began

    def press(self, key: bytes) -> float:
        """Send a key; gives when. What was still on its way from the key before is taken in first."""
        while self.take(0):
            pass
        self.pieces.clear()
        self._frames = self._frames[-1:]
        self.pressed += 1
        now = self.clock()
        os.write(self._master, key)
        return now

    def frames(self, quiet: float) -> list[Piece]:
        """Wait for output, then take it until none comes for so long; gives the frames since the last key.

        Each comes with the time of its end.
        """
        end = time.perf_counter() + _PATIENCE
        while not self.ended() and time.perf_counter() < end:
            self.take(quiet)
        self.rest(quiet)
        return self.ended()

    def ended(self) -> list[Piece]:
        """Give the frames that ended since the last key, each with the time of its end."""
        found, left = [], b""
        for when, data in self.pieces:
            left += data
            while (end := left.find(FRAME_ENDS)) >= 0:
                found.append((when, left[:end]))
                left = left[end + len(FRAME_ENDS) :]
        return found

    def resident(self) -> tuple[float, float]:
        """Give the process's memory in MB: now, and at its highest."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        found = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "VmHWM"))}
        return int(found["VmRSS"]) / 1024, int(found["VmHWM"]) / 1024

    def end(self) -> None:
        """End the program and wait for it."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._master)

    def __enter__(self) -> Screen:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
