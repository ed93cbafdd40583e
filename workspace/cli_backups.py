"""The commands that list the family's backups and bring one back; the present state is always kept first."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from data.backups import Backup, backups
from data.errors import Damaged, NotThere
from data.journal import Journal
from data.places import FILE
from data.restoring import Restored, bring_back, bring_back_closed
from data.when import zone_of
from data.wording import say
from workspace.cli_voice import DONE, NOT_THERE, USE, Start, Stop, give, sit_down, tell


def list_backups(args: Namespace, start: Start) -> int:
    """List the backups, newest first, each with its number, its time and how many moments it holds."""
    found = backups(start.folder)
    if not found and not (start.folder / FILE).exists():
        raise NotThere(say("errors.not_there", path=start.folder / FILE))
    for n, backup in enumerate(found, 1):
        give(_line(n, backup))
    if not found:
        tell(say("cli.backups.none"))
    return DONE


def _line(n: int, backup: Backup) -> str:
    made = f"{backup.made.astimezone():%d %b %Y, %H:%M:%S}"
    holds = moments_in_words(backup.moments) if backup.good else say("cli.backups.bad")
    why = say("cli.backups.why", label=backup.label) if backup.label else ""
    return say("cli.backups.line", n=n, made=made, holds=holds, why=why, name=backup.path.name)


def moments_in_words(count: int) -> str:
    """Give a number of moments in words."""
    return say("cli.check.one_moment") if count == 1 else say("cli.check.moments", n=count)


def restore(args: Namespace, start: Start) -> int:
    """Bring a backup back: what is shared turns back, and nobody's own side does."""
    path = _which(args.which, start.folder)
    try:
        journal = Journal.open(start.folder)
    except (Damaged, NotThere):
        if not start.folder.is_dir():
            raise
        done = bring_back_closed(start.folder, path, start.now)
    else:
        try:
            actor = sit_down(journal, start)
            done = bring_back(journal, actor, path, start.now.astimezone(zone_of(journal.family.zone)))
        finally:
            journal.close()
    _say(done, path)
    return DONE


def _which(wanted: str, folder: Path) -> Path:
    """Find a backup by its number, by its name or the beginning of it, or a family file by its path.

    Raises:
        Stop: when there is none, or more than one.
    """
    found = backups(folder)
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(found):
        return found[int(wanted) - 1].path
    fitting = [backup.path for backup in found if backup.path.name.startswith(wanted)]
    if len(fitting) > 1:
        raise Stop(say("cli.restore.several", which=wanted), USE)
    if fitting:
        return fitting[0]
    path = Path(wanted).expanduser().absolute()
    if path.is_file():
        return path
    raise Stop(say("cli.restore.none", which=wanted), NOT_THERE)


def _say(done: Restored, path: Path) -> None:
    if done.kept is not None:
        give(str(done.kept))
    tell(say("cli.restore.done", name=path.name, moments=moments_in_words(done.moments)))
    if done.kept is not None:
        tell(say("cli.restore.kept", name=done.kept.name))
