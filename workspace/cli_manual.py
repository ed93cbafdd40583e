"""Makes the page for ``man swingback`` from the command line itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from data.wording import content, say
from workspace.cli_tree import Option, Tree, Verb, tree

_TITLE = '.TH {name} 1 "" "{title}"\n.ad l\n.nh'
"""How the page begins: its title, no stretched lines and no parted words."""

_FILES = {"family": "family.json", "keys": "keys/", "drafts": "drafts/", "backups": "backups/", "inbox": "inbox/"}
"""What each file or folder is called on the disk."""


def manual(line: Tree) -> str:
    """Give the page, as `man` reads it; ``python -m workspace.cli_manual > docs/swingback.1`` makes it anew.

    Args:
        line: the command line.
    """
    name, command = say("cli.name"), say("cli.help.metavar")
    parts = [_TITLE.format(name=name.upper(), title=say("manual.words.title")), *_head("name")]
    parts += [f"{name} \\- {_text(say('manual.words.short'))}", *_head("synopsis")]
    parts += [f".B {name}", _usage(line.options), f'.RI "[" "{command} ..." "]"']
    parts += [*_head("description"), _text(line.about), ".PP", _text(say("manual.words.description"))]
    parts += _head("commands")
    for verb in line.verbs:
        parts += _verb(verb)
    parts += [*_head("options"), _text(say("manual.words.options"))]
    parts += [text for option in line.options for text in _option(option)]
    for head in ("status", "environment", "files"):
        parts += [*_head(head), *_listed(head)]
    parts += [*_head("examples")]
    for example in content("manual")["examples"]:
        parts += [".TP", f".B {_text(example['line'])}", _text(example["about"])]
    return "\n".join(parts) + "\n"


def _head(key: str) -> list[str]:
    return [f".SH {say(f'manual.heads.{key}')}"]


def _text(words: str) -> str:
    """Give words that `man` shows as they are."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace('"', "\\(dq")
    plain = re.sub(r"[^\x00-\x7f]", lambda letter: f"\\[u{ord(letter[0]):04X}]", escaped)
    return re.sub(r"^(?=[.'])", r"\\&", plain)


def _verb(verb: Verb) -> Iterator[str]:
    yield f".SS {_text(verb.name)}"
    yield f".B {say('cli.name')} {_text(verb.name)}"
    yield _usage([*verb.options, *verb.words])
    yield ".PP"
    yield _text(f"{verb.about[:1].upper()}{verb.about[1:]}.")
    for option in (*verb.words, *verb.options):
        yield from _option(option)


def _usage(options: Iterable[Option]) -> str:
    """Give everything that can follow, one a line; what may be left out stands in brackets."""
    lines = []
    for option in options:
        before, after = ("", "") if option.needed else ("[", "]")
        lines.append(f'.RI "{before}" "{_call(option)}{" ..." if option.many else ""}" "{after}"')
    return "\n".join(lines)


def _call(option: Option) -> str:
    return " ".join(part for part in (_text(option.flags[-1]) if option.flags else "", option.placeholder) if part)


def _option(option: Option) -> Iterator[str]:
    yield ".TP"
    flags = ", ".join(_text(flag) for flag in option.flags)
    yield f'.BI "{flags}{" " if flags and option.placeholder else ""}" {option.placeholder}'.rstrip()
    values = f" ({say('cli.comma').join(option.values)})" if option.values else ""
    said = all(value in option.about for value in option.values)
    yield _text(option.about + ("" if said else values))


def _listed(head: str) -> Iterator[str]:
    """Give the entries of one part, name and explanation; a sentence called *where* stands beneath them."""
    for name, about in content("manual")[head].items():
        if name == "where":
            yield from (".PP", _text(about))
        else:
            yield from (".TP", f".B {_text(_FILES.get(name, name))}", _text(about))


if __name__ == "__main__":
    sys.stdout.write(manual(tree()))
