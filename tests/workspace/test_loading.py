"""A start loads large libraries without the parts that are never used, and hides them from nobody afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_afresh(code: str) -> None:
    """Run some lines in a Python that has loaded nothing yet; what they assert must hold."""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_screen_comes_without_a_network_and_without_a_second_list_of_commands() -> None:
    code = (
        "import sys; from workspace.loading import prepare_screen\n"
        "prepare_screen()\n"
        "found = {'ssl', 'textual.command', 'textual.widgets._input', 'mimetypes'} & {*sys.modules}\n"
        "assert not found, found\n"
        "from textual.command import CommandPalette, Provider\n"
        "from textual.system_commands import SystemCommandsProvider\n"
        "assert issubclass(SystemCommandsProvider, Provider) and CommandPalette.is_open\n"
        "import mimetypes, platformdirs, ssl\n"
        "assert ssl.OPENSSL_VERSION and mimetypes.guess_type('a.pdf') and platformdirs.user_data_dir()\n"
    )
    run_afresh(code)


def test_records_come_without_the_formats_nobody_uses_and_they_are_there_for_whoever_asks() -> None:
    code = (
        "import sys; from workspace.loading import load_records_lightly\n"
        "load_records_lightly(); load_records_lightly()\n"
        "import data.records, msgspec, msgspec.json\n"
        "found = {'uuid', 'decimal', 'msgspec.inspect', 'msgspec.toml', 'textwrap'} & {*sys.modules}\n"
        "assert not found, found\n"
        "assert not hasattr(msgspec, 'inspect') and not hasattr(msgspec.json, 'schema')\n"
        "made = msgspec.json.encode({'a': [1.5, None, True, 'é']})\n"
        "assert msgspec.json.decode(made) == {'a': [1.5, None, True, 'é']}\n"
        "import decimal, uuid, msgspec.inspect, msgspec.toml\n"
        "assert uuid.uuid4().version == 4 and decimal.Decimal('0.1') and msgspec.inspect.type_info(int)\n"
    )
    run_afresh(code)


def test_a_library_that_needs_more_of_what_was_put_aside_is_loaded_as_it_comes() -> None:
    code = (
        "import sys; from workspace import loading\n"
        "loading.SimpleNamespace = lambda unknown: None\n"
        "loading.load_records_lightly()\n"
        "import data.records, msgspec\n"
        "assert msgspec.json.encode({'a': 1}) == b'{\"a\":1}' and msgspec.inspect and 'uuid' in sys.modules\n"
    )
    run_afresh(code)


def test_paths_come_without_what_reads_addresses_and_can_be_one_all_the_same() -> None:
    code = (
        "import sys; from workspace.starter import load_paths_lightly\n"
        "before = {'pathlib', 'urllib.parse'} & {*sys.modules}\n"
        "load_paths_lightly()\n"
        "assert 'pathlib' in sys.modules and (before or 'ipaddress' not in sys.modules)\n"
        "from pathlib import PurePosixPath\n"
        "assert PurePosixPath('/a b').as_uri() == 'file:///a%20b'\n"
        "from urllib.parse import urlsplit\n"
        "assert urlsplit('file:///a%20b').path == '/a%20b'\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_usual_way_in_needs_nothing_of_the_command_line() -> None:
    code = (
        "import sys; from workspace import cli; opened = []\n"
        "cli.COMMANDS[''] = lambda args, start: opened.append((str(start.folder), args.plain)) or 0\n"
        "assert cli.main(['--data', '/nowhere/at all']) == 0\n"
        "assert not {'argparse', 'tomllib'} & {*sys.modules}\n"
        "assert cli.main(['--plain', '--data', '/nowhere/at all']) == 0\n"
        "assert opened == [('/nowhere/at all', False), ('/nowhere/at all', True)], opened\n"
    )
    run_afresh(code)
