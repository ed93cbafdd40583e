"""Speaks and listens line by line; everything printed stays where it is, and every answer is one typed line."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

from msgspec import Struct

from data.input import clean, fold, note
from data.wording import content, say
from workspace.lines.keyboard import unfinished, was_left
from workspace.manners import as_shown

CLEARED = "\x1b[H\x1b[2J\x1b[3J"
"""Asks a terminal to let go of its lines, those further up too. Sent at a cover and nowhere else."""


LONGEST_LINE = 1024 if sys.platform == "darwin" else 4096
"""Bytes that a terminal takes on one line; it drops what comes behind them without a word."""


class Stopped(Exception):
    """They asked to stop: the form is left, and what was typed is kept."""

    def __init__(self, unfinished: str = "") -> None:
        """Stop.

        Args:
            unfinished: what stood on the line that was being typed.
        """
        super().__init__()
        self.unfinished = unfinished


class Left(Stopped):
    """Nobody has typed anything for a while, or somebody wants everything out of sight at once."""


class Back(Exception):
    """They asked for the question before this one."""


class Gone(Exception):
    """Nobody is there any more: the input has ended."""


class Ask(Struct, frozen=True, kw_only=True):
    """One question: its words, where it stands, and what is to be read before it is answered."""

    words: str
    hint: str = ""
    place: str = ""
    """Where we are and whose turn it is."""
    lines: tuple[str, ...] = ()
    """What stands between question and answer."""


Extra = Mapping[str, tuple[str, Callable[[], None]]]
"""More that can be asked for at a question: each word with what it is for and what it does."""


class Talk:
    """One conversation. Prints lines and reads lines; it knows no family and no form."""

    def __init__(self, inp: TextIO, out: TextIO) -> None:
        """Begin to talk.

        Args:
            inp: where answers come from: a keyboard or a pipe.
            out: where the lines go.
        """
        self._in = inp
        self._out = out
        self.at_keyboard = inp.isatty()
        """Whether a person sits at a keyboard, who alone can be asked for a passphrase."""
        self.idle: Callable[[], float] = lambda: 0
        """Seconds after which a question counts as left; 0 for never."""
        self.signs: Callable[[], str] = lambda: "auto"
        """The signs that are wanted; an open family says which."""
        self._extra: Extra = {}
        self._listening = False

    # -- speaking -----------------------------------------------------------------------------------------------

    def tell(self, *lines: str) -> None:
        """Print lines; signs that could drive a terminal are left out."""
        for line in lines:
            print(as_shown(clean(line)[0], self._out, self.signs()), file=self._out)
        self._out.flush()

    def head(self, ask: Ask) -> None:
        """Print a question with an empty line before it."""
        said = (ask.place, ask.words, ask.hint, *ask.lines)
        self.tell("", *(line for line in said if line))

    def cover(self) -> None:
        """Take what was written before out of sight, as far as that can be done, and say how far that is."""
        if self._out.isatty():
            if os.environ.get("TERM", "dumb") != "dumb" and os.name != "nt":
                print(CLEARED, end="", file=self._out)
            else:
                print("\n" * shutil.get_terminal_size((80, 40)).lines, file=self._out)
            self.tell(say("plain.covered"))
        else:
            self.tell("", say("plain.covered_pipe"))

    # -- listening ----------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def also(self, extra: Extra) -> Iterator[None]:
        """Offer more words at every question asked meanwhile; they are typed after a question mark."""
        before, self._extra = self._extra, {**self._extra, **extra}
        try:
            yield
        finally:
            self._extra = before

    def listen(self, prompt: str, again: Callable[[], None]) -> str:
        """Read one line that is an answer.

        Args:
            prompt: what stands before the answer.
            again: says the question once more, with all that explains it.

        Raises:
            Stopped: when they ask to stop, also by Ctrl+C.
            Back: when they ask for the question before.
            Gone: when the input has ended.
        """
        words = content("plain")["words"]
        while True:
            typed = self._line(prompt)
            said = typed.strip()
            plain = fold(said)
            if plain in words["stop"]:
                raise Stopped
            if plain in words["back"]:
                raise Back
            if plain.startswith("?"):
                self._help(plain[1:].strip(), again)
                continue
            if plain[:1] == "." and plain[1:] in (*words["stop"], *words["back"]):
                return said[1:]
            if said == ".?":
                return "?"
            return typed

    def _help(self, wanted: str, again: Callable[[], None]) -> None:
        """Do what was asked for after a question mark, and ask the question again; alone, it explains everything."""
        if wanted in self._extra:
            self._extra[wanted][1]()
            again()
        else:
            again()
            self.tell(say("plain.how"))
            self.tell(*(say("plain.extra", word=word, about=about) for word, (about, _) in self._extra.items()))

    def _line(self, prompt: str) -> str:
        print(as_shown(clean(prompt)[0], self._out, self.signs()), end=" ", file=self._out, flush=True)
        self._listening = True
        try:
            if self.at_keyboard and was_left(self._in, self.idle()):
                self.tell("")
                raise Left
            typed = self._in.readline()
        except KeyboardInterrupt:
            self.tell("")
            raise Stopped(clean(unfinished(self._in))[0]) from None
        finally:
            self._listening = False
        if not typed:
            self.tell("")
            raise Gone
        if not self.at_keyboard:
            # Nobody pressed Enter here, so the next line would begin behind the question.
            self.tell("")
        if self.at_keyboard and len(typed.encode(errors="replace")) >= LONGEST_LINE:
            self.tell(say("plain.line_full"))
        kept, left_out = clean(typed.removesuffix("\n"))
        if left_out:
            self.tell(note(left_out))
        return kept

    def woke(self) -> None:
        """Come back after the shell had the terminal: something private that was asked meanwhile counts as left.

        Raises:
            Left: when something private was asked.
        """
        if self._listening and self.idle():
            raise Left

    def secret(self, question: str) -> str | None:
        """Ask for something that is not shown while it is typed; None where no keyboard is there to ask at."""
        if not self.at_keyboard or self._in is not sys.stdin:
            return None
        from getpass import getpass

        try:
            return getpass(f"{clean(question)[0]} ")
        except KeyboardInterrupt:
            self.tell("")
            raise Stopped from None
        except EOFError:
            raise Gone from None
