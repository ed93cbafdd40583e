"""Every check there is, in one command: ``python -m tests.all``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WORKERS = min((os.cpu_count() or 1) + 1, 8)
"""Processes that run tests side by side: one more than there are processors, for many tests wait for a program."""

CHECKS: tuple[tuple[str, ...], ...] = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
    ("-m", "pytest", "-n", str(WORKERS), "--dist", "loadgroup"),
)
"""Each check as arguments to Python; the first that finds something ends the run."""


def main() -> int:
    """Run the checks in the checkout, whatever folder one stands in; gives the first exit code that is not 0."""
    checkout = Path(__file__).resolve().parent.parent
    for check in CHECKS:
        print("·", " ".join(check[:4]), flush=True)
        code = subprocess.run([sys.executable, *check], cwd=checkout, check=False).returncode
        if code:
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
