"""Runs TinyDB's own tests over our storage and table: ``python -m tests.torture.tinydb_suite``.

It takes the released source of the TinyDB that is installed through pip, so it needs pip's usual way to packages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

CHECKOUT = Path(__file__).resolve().parents[2]
TESTS = "tinydbs_own"

CACHE = "TINYDB_QUERY_CACHE"
"""Set in the environment, it gives the table the query cache that ours does without."""


DIFFERENT = {
    "test_storages::test_json": "keeps lists and numbers where tables of documents stand; ours keeps only those",
    "test_storages::test_json_kwargs": "asks for indents in the file; ours has one layout, under its checksum",
    "test_storages::test_create_dirs": "wants an empty file at opening; to us an empty file is a damaged one",
    "test_storages::test_encoding": "opens a file twice, in two encodings; ours is UTF-8 and has one writer",
    "test_storages::test_json_invalid_mode_warning": "opens a file so that it is emptied; ours has no such way",
    "test_tables::test_table_repr[json]": "looks for the name of stock's class",
}
"""Tests that differ on purpose, and why."""

CACHED = {
    "test_tables::test_query_cache": "looks into the query cache",
    "test_tables::test_query_cache_size": "looks into the query cache",
    "test_tables::test_lru_cache": "looks into the query cache",
    "test_tinydb::test_query_cache": "looks into the query cache",
    "test_tinydb::test_search": "looks into the query cache",
    "test_tinydb::test_search_path": "looks into the query cache",
}
"""Tests that pass only with the query cache, which we leave out because it hands out documents that are kept."""


def fetch(place: Path) -> None:
    """Fetch the source of the installed TinyDB and lay its tests under another name, as ours are called the same."""
    name = f"tinydb=={version('tinydb')}"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps")
    subprocess.run([*pip, "--no-binary", ":all:", "--dest", str(place), name], check=True)
    (archive,) = place.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(place / "source", filter="data")
    (tests,) = place.glob("source/*/tests")
    shutil.move(tests, place / TESTS)


def run(place: Path, *, cache: bool = False) -> dict[str, str]:
    """Run TinyDB's tests over our storage.

    Returns:
        Each test's name and what came of it: ``passed``, ``skipped``, or the line that says why it did not pass.
    """
    report = place / "report.xml"
    options = ("-p", "tests.torture.tinydb_swap", "-q", "-o", "addopts=", "-c", os.devnull, f"--junitxml={report}")
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), **({CACHE: "1"} if cache else {})}
    subprocess.run(
        [sys.executable, "-m", "pytest", *options, "--rootdir", str(place), TESTS],
        cwd=place, env=environment, check=False, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return {
        f"{case.attrib['classname'].rpartition('.')[2]}::{case.attrib['name']}": _outcome(case)
        for case in ElementTree.parse(report).iter("testcase")
    }


def _outcome(case: ElementTree.Element) -> str:
    if case.find("skipped") is not None:
        return "skipped"
    problem = next((found for kind in ("failure", "error") if (found := case.find(kind)) is not None), None)
    return "passed" if problem is None else problem.attrib["message"].splitlines()[0]


def reason(name: str, *, cache: bool) -> str:
    """Give why a test differs on purpose; empty when it should pass."""
    plain = name.partition("[")[0]
    return DIFFERENT.get(name, DIFFERENT.get(plain, "" if cache else CACHED.get(plain, "")))


def told(found: dict[str, str], *, cache: bool) -> bool:
    """Print how many passed and why the others differ; gives whether all is as it should be."""
    counts = Counter(
        "passed" if said == "passed" else "skipped" if said == "skipped" else "other" for said in found.values()
    )
    table = "our table, TinyDB's query cache added" if cache else "our table as it is (no query cache)"
    print(
        f"TinyDB {version('tinydb')}, {table}: {counts['passed']} of {len(found)} passed, {counts['skipped']} skipped"
    )
    as_meant = True
    for name, said in found.items():
        why = reason(name, cache=cache)
        if said not in ("passed", "skipped"):
            print(f"  {name}: {why or 'NOT MEANT: ' + said}")
            as_meant = as_meant and bool(why)
        elif said == "passed" and why:
            print(f"  {name}: passed, though it is listed as different")
            as_meant = False
    return as_meant


def main() -> int:
    """Run them twice, without and with the query cache; gives 0 when only the listed tests differ."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        fetch(place)
        as_meant = [told(run(place, cache=cache), cache=cache) for cache in (False, True)]
    return 0 if all(as_meant) else 1


if __name__ == "__main__":
    sys.exit(main())
