"""Nothing leaves the machine: no part of the app names a way onto the network, and none is taken while it runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

WAYS_OUT = frozenset(
    ("socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "nntplib",
     "xmlrpc", "urllib3", "requests", "httpx", "aiohttp", "websockets", "paramiko")
)  # fmt: skip
"""Modules that open a socket, or are made to."""

CALLS_OUT = frozenset(
    ("open_connection", "start_server", "open_unix_connection", "start_unix_server", "create_connection",
     "create_server", "create_datagram_endpoint", "sock_connect", "urlopen", "urlretrieve", "getaddrinfo")
)  # fmt: skip
"""Calls that do, whatever they are called on."""


def modules() -> list[Path]:
    return [path for room in ("data", "widgets", "workspace") for path in sorted((ROOT / room).rglob("*.py"))]


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if called in ("import_module", "__import__"):
                yield from (str(arg.value) for arg in node.args if isinstance(arg, ast.Constant))


def ways_out(source: str) -> set[str]:
    """Give every import and call in a piece of code that leads onto the network."""
    tree = ast.parse(source)
    found = {name for name in imported(tree) if name.split(".")[0] in WAYS_OUT or name.startswith("urllib.request")}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if called in CALLS_OUT:
                found.add(called)
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_names_a_way_onto_the_network(path: Path) -> None:
    assert ways_out(path.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "source",
    ["import socket", "from urllib.request import urlopen", "import urllib.request as u", "import http.client",
     "def f():\n    from requests import get", "import importlib\nimportlib.import_module('ssl')",
     "async def f():\n    await asyncio.open_connection('x', 1)", "__import__('httpx')"],
)  # fmt: skip
def test_a_way_out_would_be_noticed(source: str) -> None:
    assert ways_out(source)


WALK = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path

TAKEN = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
         "socket.gethostbyname", "urllib.Request", "ftplib.connect", "smtplib.connect", "http.client.connect")

def listen(event, arguments):
    if event in TAKEN:
        sys.stderr.write(f"WAY OUT {event} {arguments}\\n")
        raise RuntimeError(event)

sys.addaudithook(listen)
from workspace.cli import main

here = Path(sys.argv[1])
if len(sys.argv) > 2:
    import socket
    socket.create_connection(("localhost", 9))
family = str(here / "family")

def run(*words):
    code = main(["--data", family, *words])
    assert code == 0, (words, code)

assert main(["demo", "--into", family]) == 0
run("quick", "today at dinner: bricks flew @Mabel")
run("list", "--json")
run("check")
run("summary", "--agreed", "--out", str(here / "page.pdf"))
run("backup", "--out", str(here / "all.zip"))

from data.journal import Journal
from workspace.app import Swingback

async def walk():
    journal = Journal.open(Path(family))
    app = Swingback(journal, now=lambda: datetime(2026, 11, 24, 20, tzinfo=UTC))
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("2", "3", "4", "5", "1", "question_mark", "escape", "d"):
            await pilot.press(key)
            await pilot.pause()
    journal.close()

asyncio.run(walk())
print("WALKED")
"""


@pytest.mark.parametrize("tempted", [False, True], ids=["as it is", "with a way out"])
def test_none_is_taken_from_the_first_command_to_the_last_room(tmp_path: Path, tempted: bool) -> None:
    arguments = [str(tmp_path), "tempted"] if tempted else [str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", WALK, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert ("WAY OUT" in done.stderr) == tempted, done.stderr
    assert ("WALKED" in done.stdout) != tempted, done.stderr
