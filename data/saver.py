"""The one thread that puts what was written on the disk, so that nobody at the screen waits for it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import Literal

from data.errors import CannotSave, ChangedOnDisk
from data.familyfile import Tables
from data.wording import content, say

SaveState = Literal["saved", "saving", "unsaved"]
"""`saved`: all that was handed over is on the medium. `unsaved`: the disk refused; it is tried again."""

Listener = Callable[[SaveState, str], None]
"""Told the state and, when unsaved, the sentence. It must return at once and never wait for another thread."""


class Saver:
    """Saves the newest hand-off, one at a time, and keeps trying while the disk refuses.

    The thread lives only while something is being saved, and the process waits for it at its end, so a forgotten
    `close` loses nothing.

    Args:
        save: writes tables to the disk; returns only when they are on the medium, else raises CannotSave.
        retry_seconds: how long to wait before the next try after a refusal.
    """

    def __init__(self, save: Callable[[Tables], None], retry_seconds: float) -> None:
        self._save = save
        self._retry_seconds = retry_seconds
        self._changed = threading.Condition()
        self._handed: tuple[Tables, int] = ({}, 0)
        self._thread: threading.Thread | None = None
        self._later: threading.Timer | None = None
        self._kicked = False
        self._stopped = False
        self._tries = 0
        self._refused_try = 0
        self._refusal: CannotSave | None = None
        self._listener: Listener | None = None
        self._told: tuple[SaveState, str, int] = ("saved", "", 0)
        self._telling = False
        self.saved = 0
        """Number of the newest hand-off that is on the disk."""

    @property
    def now(self) -> tuple[SaveState, str]:
        """The state and, when unsaved, the sentence that says why."""
        with self._changed:
            return self._now()

    def _now(self) -> tuple[SaveState, str]:
        if self.saved == self._handed[1]:
            return "saved", ""
        if self._refusal is not None:
            return "unsaved", self._refusal.words
        return "saving", ""

    def hand(self, tables: Tables, number: int) -> None:
        """Take over tables to save; what was handed over before and not yet begun is passed over.

        Args:
            tables: never changed afterwards.
            number: rises with each hand-off.
        """
        with self._changed:
            self._handed = tables, number
        self.kick()
        self._tell()

    def kick(self) -> None:
        """Try now rather than later, if there is anything to save."""
        with self._changed:
            if self._stopped or self.saved == self._handed[1]:
                return
            self._kicked = True
            self._forget_later()
            if self._thread is not None:
                return
            self._thread = threading.Thread(target=self._run, name="saver")
            try:
                self._thread.start()
                return
            except RuntimeError:
                self._thread = None
        # No thread can begin any more (the process is ending): saving late beats not saving.
        self._try()

    def flush(self, timeout: float | None) -> None:
        """Wait until everything handed over so far is on the disk.

        Args:
            timeout: seconds; None waits as long as the disk takes.

        Raises:
            CannotSave, ChangedOnDisk: when a try that began after this call was refused, or the time is over.
        """
        with self._changed:
            # Together, or the try this asks for could begin in between and be followed by one that nobody asked for.
            target, before = self._handed[1], self._tries
            self.kick()
            self._changed.wait_for(
                lambda: self.saved >= target or self._refused_try > before or self._stopped, timeout=timeout
            )
            if self.saved >= target:
                return
            if self._refusal is not None and (self._refused_try > before or self._stopped):
                raise type(self._refusal)(self._refusal.words)
            raise CannotSave(say("errors.still_saving"))

    def stop(self) -> None:
        """Let a save that has begun come to its end, and begin no other."""
        with self._changed:
            self._stopped = True
            self._forget_later()
            self._changed.notify_all()
            thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _forget_later(self) -> None:
        if self._later is not None:
            self._later.cancel()
            self._later = None

    def listen(self, listener: Listener | None) -> None:
        """Choose who is told when the state changes."""
        with self._changed:
            self._listener = listener

    def _run(self) -> None:
        # The words are read now, because they may not be readable once the disk is in trouble.
        with contextlib.suppress(OSError):
            content("errors")
        while True:
            with self._changed:
                if self._stopped or self.saved == self._handed[1]:
                    self._thread = None
                    return
            if not self._try() and not self._worth_another():
                return

    def _try(self) -> bool:
        with self._changed:
            tables, number = self._handed
            self._tries += 1
            this_try = self._tries
            self._kicked = False
        refusal: CannotSave | None = None
        try:
            self._save(tables)
        except CannotSave as problem:
            refusal = problem
        except Exception as surprise:
            # Whatever it was: the thread must live, the words are in memory, and the screen must say so.
            refusal = CannotSave(say("errors.cannot_save", code=type(surprise).__name__))
        with self._changed:
            self._refusal = refusal
            if refusal is None:
                self.saved = number
            else:
                self._refused_try = this_try
            self._changed.notify_all()
        self._tell()
        return refusal is None

    def _worth_another(self) -> bool:
        """Say whether to try again at once; if not, arrange for later. A file changed by others waits to be asked."""
        with self._changed:
            if self._kicked:
                return True
            self._thread = None
            if not self._stopped and not isinstance(self._refusal, ChangedOnDisk):
                self._later = threading.Timer(self._retry_seconds, self.kick)
                # With the window gone nobody can make room any more: this must not keep the process.
                self._later.daemon = True
                with contextlib.suppress(RuntimeError):
                    self._later.start()
            return False

    def _tell(self) -> None:
        """Tell the listener the newest state, once for each change, never two at a time and never holding a lock."""
        while True:
            with self._changed:
                state, problem = self._now()
                # A save can be over before whoever handed it over has come to tell that it began: that too is news.
                news = state, problem, self.saved if state == "saved" else 0
                if self._telling or news == self._told:
                    return
                self._telling, self._told, listener = True, news, self._listener
            try:
                if listener is not None:
                    # A listener's trouble must not stop the saving.
                    with contextlib.suppress(Exception):
                        listener(state, problem)
            finally:
                with self._changed:
                    self._telling = False
