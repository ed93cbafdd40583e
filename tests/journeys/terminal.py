"""A person at a real terminal: reads the frame, types, presses keys that are shown, and clicks words that are shown."""

from __future__ import annotations

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
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import pyte

KEYS = {
    "Enter": b"\r", "Esc": b"\x1b", "Space": b" ", "Tab": b"\t", "Del": b"\x1b[3~", "Down": b"\x1b[B", "Up": b"\x1b[A",
    "Right": b"\x1b[C",
    "F2": b"\x1bOQ", "F3": b"\x1bOR", "F4": b"\x1bOS", "F5": b"\x1b[15~", "F9": b"\x1b[20~", "Ctrl+Q": b"\x11",
}  # fmt: skip
"""Bytes that terminals send for keys with names."""

QUIET = 0.06
"""Seconds without output after which a frame counts as drawn."""

STILL = 0.2
"""Seconds without output after which a page stands where it will stay, also on a busy machine: then it is clicked."""

MOST_STEPS = 45
"""Arrows after which a place that was not come to counts as one that cannot be reached."""

PATIENCE = 20.0
"""Seconds after which something that does not come counts as missing."""


class Terminal:
    """`swingback` on a pseudo-terminal, seen as a person sees it."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        width: int = 80,
        height: int = 24,
        more: Mapping[str, str] | None = None,
        hand: Literal["any", "mouse", "keys"] = "any",
    ) -> None:
        """Start it.

        Args:
            arguments: what follows ``swingback`` on the command line.
            home: stands for the person's home folder.
            width: columns.
            height: rows.
            more: variables of the environment, over the usual ones.
            hand: with what buttons and words are reached; words are typed in any case.
        """
        self.hand = hand
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        """Every byte the terminal was sent."""
        self.transcript: list[str] = []
        """Each frame that was looked at, and what was done with it."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        environment = {
            **{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "ACCESSIBLE", "TEXTUAL")},
            "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "TMPDIR": str(home), "TEXTUAL_ANIMATIONS": "none", "PYTHONFAULTHANDLER": "",
            **(more or {}),
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from workspace.starter import run; run()", *arguments],
            stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
            cwd=Path(__file__).resolve().parents[2],
        )  # fmt: skip
        os.close(slave)
        self._master = master

    # -- looking ------------------------------------------------------------------------------------------------

    def settle(self, until: Callable[[], bool] = lambda: True, what: str = "", *, quiet_for: float = QUIET) -> None:
        """Take in output until the frame stands still and something is so."""
        end = time.monotonic() + PATIENCE
        while True:
            quiet = not select.select([self._master], [], [], quiet_for)[0]
            if not quiet:
                try:
                    self._take(os.read(self._master, 65536))
                except OSError:
                    quiet = True
            if quiet and until():
                return
            if time.monotonic() > end:
                raise AssertionError(f"{what} never came:\n{self.frame}")

    def _take(self, output: bytes) -> None:
        self.output += output
        self._stream.feed(self._cleaned(output))

    @staticmethod
    def _cleaned(output: bytes) -> bytes:
        # Questions to the terminal that pyte would print as text.
        return re.sub(rb"\x1b\[[<>=?][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$[a-z]", _keep_modes, output)

    @property
    def frame(self) -> str:
        """What is on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def sees(self, words: str) -> bool:
        """Whether some words stand on the screen, line breaks taken as spaces."""
        return words in self.frame or words in " ".join(self.frame.split())

    def wait_for(self, *words: str) -> None:
        """Look until all these words are there."""
        self.settle(lambda: all(self.sees(one) for one in words), repr(words))
        self._note("sees", words)

    def _note(self, did: str, words: object) -> None:
        self.transcript.append(f"{did} {words}\n{self.frame}\n{'─' * 80}")

    def keep_transcript(self, path: Path) -> None:
        """Write down all that was seen and done."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(self.transcript), encoding="utf-8")

    # -- doing --------------------------------------------------------------------------------------------------

    def send(self, data: bytes) -> None:
        """Send raw bytes, as a keyboard does."""
        os.write(self._master, data)

    def press(self, key: str) -> None:
        """Press a key that is shown in the current frame."""
        if not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", self.frame):
            raise AssertionError(f"{key} is not shown:\n{self.frame}")
        if self.hand == "mouse":
            self._click_at(*self._button(key), key)
            return
        self._note("presses", key)
        self.send(KEYS.get(key) or key.encode())
        self.settle()

    def _button(self, key: str) -> tuple[int, int]:
        """Find the button that carries a key: the last one, because those of a question stand beneath it."""
        # Where a line is typed, Enter is said at the foot; the button that does the same carries F2.
        for carried in (key, "F2") if key == "Enter" else (key,):
            for y, line in reversed(list(enumerate(self.screen.display))):
                found = re.search(rf"(?<!\S){re.escape(carried)} (?=[A-Z])", line)
                if found:
                    return found.start() + 1, y
        raise AssertionError(f"no button carries {key}:\n{self.frame}")

    def click(self, label: str) -> None:
        """Click the first place where some words are shown in the current frame."""
        if self.hand == "keys":
            self.point_at(label)
            self.press_unseen("Space")
            return
        self.point_at(label)

    def point_at(self, label: str) -> None:
        """Bring the cursor to the first place where some words are shown, by a click or by the arrows."""
        if self.hand != "keys":
            self.settle(quiet_for=STILL)
        place = next(((line.find(label), y) for y, line in enumerate(self.screen.display) if label in line), None)
        if place is None:
            raise AssertionError(f"{label!r} is not shown:\n{self.frame}")
        if self.hand != "keys":
            self._click_at(*place, label)
            return
        self._note("goes to", label)
        for key in ("Right",) * MOST_STEPS + ("Down",) * MOST_STEPS:
            if re.search(rf"[›▌][ ·√○]*{re.escape(label)}", self.frame):
                return
            self.press_unseen(key)
        raise AssertionError(f"the cursor never came to {label!r}:\n{self.frame}")

    def click_below(self, sign: str) -> None:
        """Click the last place where a sign stands."""
        place = max((y, line.rfind(sign)) for y, line in enumerate(self.screen.display) if sign in line)
        self._click_at(place[1] + 2, place[0], sign)

    def press_unseen(self, key: str) -> None:
        """Press a key that everybody knows."""
        self.send(KEYS[key])
        self.settle()

    def _click_at(self, x: int, y: int, label: str) -> None:
        self._note("clicks", label)
        at = f"{x + 1};{y + 1}"
        self.send(f"\x1b[<0;{at}M\x1b[<0;{at}m".encode())
        self.settle()

    def type(self, words: str) -> None:
        """Type words where the cursor is."""
        self._note("types", words)
        for letter in words:
            self.send(letter.encode())
            time.sleep(0.004)
        self.settle()

    # -- ending -------------------------------------------------------------------------------------------------

    def kill(self) -> None:
        """End it as a power cut of the process would: at once."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        os.close(self._master)

    def wait_end(self) -> int:
        """Wait until it has ended by itself; gives its exit code."""
        end, ended = time.monotonic() + PATIENCE, False
        # Once more after its end: what it said last may have come together with that.
        while not ended and time.monotonic() < end:
            ended = self.process.poll() is not None
            while select.select([self._master], [], [], 0 if ended else QUIET)[0]:
                try:
                    self._take(os.read(self._master, 65536))
                except OSError:
                    ended = True
                    break
        code = self.process.wait(10)
        os.close(self._master)
        return code


def _keep_modes(found: re.Match[bytes]) -> bytes:
    """Keep private modes that pyte knows (cursor, wrap); leave out everything else of that shape."""
    whole = found[0]
    return whole if re.fullmatch(rb"\x1b\[\?(25|7|6)[hl]", whole) else b""
