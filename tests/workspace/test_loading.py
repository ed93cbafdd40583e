"""A start loads large libraries without the parts that are never used, and hides them from nobody afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


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
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
