"""A key opens what was sealed to it and nothing else, and says in words why not."""

from __future__ import annotations

import ast
import asyncio
import base64
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from asyncio.subprocess import Process
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import key_process, keys, passphrases
from data.errors import NotReadable, WrongPassphrase
from data.keys import OWN_STEP, READ_STEP, ROOM_STEP, Identity
from data.wording import say

PASSPHRASE = "Café für Ömer"

KEY = Identity(
    "AGE-SECRET-KEY-1N5RD5CR99YPUXJMHHQAUMK2G90UWWQUJ3H4U3W6V0L4D5ERF82ZS7UUZW3",
    "age1x9dqqk4rjgje3hwh4aht9k2pp6fdv4sj3w7fv2g4wetqguwtp40ql5ggtt",
)
"""An invented key."""

QUICK_KEY = """-----BEGIN AGE ENCRYPTED FILE-----
YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBHK044S3h6UDYreW8xcUt1
TnV3ZWh3IDEwClZ4RE0rOEU1QnBndEhmTTE2bS9ib1NTOHN6SlJzMUtFR21pT29M
UWMxZnMKLS0tIG1sN0kydmsrUVBKZHNjdzVIVnUrRmh3cVowMk0vNTN0TEZNR0Q1
U25TeTgKyUYIwQdiXk70e7mvHJr3Y6+m/RohfsBHvWfyRAXi3Jd+thGQ7yqJpJxP
1+3BeQWf/2vfCS1nuG34yrSkCkvgY7ieR4OryDlq0tkK1q+xqTp5MjZIoQAlZsZA
hl1YWtY/5ggrfXc+2EJw2ltGzHUYH7gKd9bwdWRWFOe7+gVCt0jI9cT6p1DMQJ8D
heY88hFpfz98sIfMSiQtOCuYKeooYX7SOjQsQYajwOOAJXTxkyXwgaBkFFGRAw==
-----END AGE ENCRYPTED FILE-----
"""
"""The same key closed with PASSPHRASE at work factor 10, so that a test need not wait (made outside the app)."""

Opener = Callable[[str, str], bytes]


def armored(raw: bytes) -> str:
    body = base64.b64encode(raw).decode()
    lines = [body[start : start + 64] for start in range(0, len(body), 64)]
    return "\n".join(["-----BEGIN AGE ENCRYPTED FILE-----", *lines, "-----END AGE ENCRYPTED FILE-----", ""])


def raw_of(text: str) -> bytes:
    return base64.b64decode("".join(text.strip().splitlines()[1:-1]))


def with_factor(factor: str) -> str:
    return armored(raw_of(QUICK_KEY).replace(b" 10\n", f" {factor}\n".encode(), 1))


def at_a_terminal(command: list[str], folder: Path, answers: list[str]) -> None:
    """Run a program that asks for passphrases at its own terminal, and type each answer when it has asked."""
    import fcntl
    import pty
    import termios

    ours, its = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    for answer in answers:
        asked = b""
        while b"assphrase" not in asked or not asked.endswith(b": "):
            asked += os.read(ours, 1)
        os.write(ours, answer.encode() + b"\n")
    assert process.wait(timeout=30) == 0
    os.close(its)
    os.close(ours)


@pytest.fixture(scope="module")
def wrapped() -> str:
    """A key file closed by the app itself, once for this module because it takes seconds."""
    return keys.wrap(KEY, unicodedata.normalize("NFD", PASSPHRASE))


@pytest.fixture
def opened_by_public_age(tmp_path: Path) -> Opener:
    """Opens a text with a key file: by the public program where it is installed, by pyrage where it is not."""
    program = shutil.which("age")

    def by_program(text: str, key_file: str) -> bytes:
        (tmp_path / "text.age").write_text(text)
        (tmp_path / "key.age").write_text(key_file)
        answers = [PASSPHRASE] if key_file.startswith("-----") else []
        at_a_terminal([str(program), "-d", "-i", "key.age", "-o", "plain", "text.age"], tmp_path, answers)
        return (tmp_path / "plain").read_bytes()

    def by_pyrage(text: str, key_file: str) -> bytes:
        if key_file.startswith("-----"):
            key_file = pyrage.passphrase.decrypt(key_file.encode(), PASSPHRASE).decode()
        secret = next(line for line in key_file.splitlines() if not line.startswith("#"))
        plain: bytes = pyrage.decrypt(text.encode(), [pyrage.x25519.Identity.from_str(secret)])
        return plain

    return by_program if program else by_pyrage


# -- key files ----------------------------------------------------------------------------------------------------


def test_a_key_never_shows_its_secret_half() -> None:
    assert KEY.secret not in f"{KEY!r} {KEY}"
    assert KEY.recipient in repr(KEY)


def test_two_new_keys_differ() -> None:
    assert keys.make() != keys.make()


def test_a_bare_file_reads_back() -> None:
    made = keys.make()
    assert keys.read_bare(keys.bare_file(made)) == made
    assert not keys.is_wrapped(keys.bare_file(made))


def test_a_file_by_age_keygen_reads_with_its_comments_and_line_ends() -> None:
    text = f"# created: 2031-01-02T03:04:05Z\r\n# public key: {KEY.recipient}\r\n{KEY.secret}\r\n"
    assert keys.read_bare(text) == KEY


@pytest.mark.parametrize(
    "text",
    ["", "# public key: age1\n", f"{KEY.secret}\n{KEY.secret}\n", KEY.secret[:-1] + "Q", KEY.recipient, QUICK_KEY],
)
def test_a_bare_file_that_is_not_one_sound_key_is_told(text: str) -> None:
    with pytest.raises(NotReadable, match="not as it was saved"):
        keys.read_bare(text)


def test_a_wrapped_key_opens_with_its_passphrase_however_the_accents_were_typed(wrapped: str) -> None:
    assert keys.is_wrapped(wrapped)
    assert keys.unwrap(wrapped, unicodedata.normalize("NFC", PASSPHRASE)) == KEY
    assert keys.unwrap(QUICK_KEY, unicodedata.normalize("NFD", PASSPHRASE)) == KEY


def test_a_wrapped_key_shows_nothing_of_the_key(wrapped: str) -> None:
    assert KEY.secret.encode() not in raw_of(wrapped)
    assert KEY.recipient.encode() not in raw_of(wrapped)


def test_a_key_wrapped_by_the_public_program_opens(tmp_path: Path) -> None:
    if program := shutil.which("age"):
        (tmp_path / "bare").write_text(keys.bare_file(KEY))
        at_a_terminal([program, "-p", "-a", "-o", "key.age", "bare"], tmp_path, ["plain words"] * 2)
        key_file = (tmp_path / "key.age").read_text()
    else:
        key_file = pyrage.passphrase.encrypt(keys.bare_file(KEY).encode(), "plain words", armored=True).decode()
    assert keys.unwrap(key_file, "plain words") == KEY


def test_another_passphrase_is_told_in_plain_words() -> None:
    with pytest.raises(WrongPassphrase) as told:
        keys.unwrap(QUICK_KEY, PASSPHRASE.lower())
    assert told.value.words == say("keys.passphrase_differs")


@pytest.mark.parametrize("passphrase", ["", " ", "\t\n"])
def test_an_empty_passphrase_is_refused_before_any_work(passphrase: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "_command", lambda: pytest.fail("a process was started"))
    for act in (lambda: keys.wrap(KEY, passphrase), lambda: keys.unwrap(QUICK_KEY, passphrase)):
        with pytest.raises(WrongPassphrase) as told:
            act()
        assert told.value.words == say("keys.passphrase_empty")


def test_a_passphrase_with_half_a_sign_is_refused() -> None:
    with pytest.raises(WrongPassphrase, match="broken sign"):
        keys.wrap(KEY, "a\ud800b")


@pytest.mark.parametrize("place", [5, 25, 50, 70, 100, 125, 160, 190, 250, 300, -3])
def test_one_changed_bit_in_a_key_file_never_gives_a_key(place: int) -> None:
    raw = bytearray(raw_of(QUICK_KEY))
    raw[place] ^= 1
    with pytest.raises(NotReadable):
        keys.unwrap(armored(bytes(raw)), PASSPHRASE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        QUICK_KEY[:-40],
        armored(raw_of(QUICK_KEY)[:-1]),
        armored(raw_of(QUICK_KEY)[:90]),
        QUICK_KEY.replace("Y", "!", 1),
        with_factor("010"),
        armored(raw_of(QUICK_KEY).replace(b"--- ", b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 23\nAAAA\n--- ", 1)),
    ],
)
def test_a_damaged_key_file_is_not_taken_for_another_passphrase(text: str) -> None:
    with pytest.raises(NotReadable) as told:
        keys.unwrap(text, PASSPHRASE)
    assert told.value.words == say("keys.key_damaged")


def test_the_work_factor_is_read_without_opening() -> None:
    assert [keys.work_factor(with_factor(factor)) for factor in ("1", "10", "22")] == [1, 10, 22]


@pytest.mark.parametrize("factor", ["23", "63", "100", "9" * 5000])
def test_too_much_work_is_refused_before_any_is_done(factor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "_command", lambda: pytest.fail("a process was started"))
    with pytest.raises(NotReadable, match="more work than this computer takes on"):
        keys.unwrap(with_factor(factor), PASSPHRASE)


# -- the process of its own ---------------------------------------------------------------------------------------


async def test_the_screen_runs_on_while_a_passphrase_is_worked_through(wrapped: str) -> None:
    loop, ticks = asyncio.get_running_loop(), 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1
        if not work.done():
            loop.call_later(0.01, tick)

    work = asyncio.ensure_future(keys.unwrap_later(wrapped, "something else"))
    tick()
    with pytest.raises(WrongPassphrase):
        await work
    assert ticks > 10


async def test_later_gives_the_same_as_at_once() -> None:
    assert await keys.unwrap_later(QUICK_KEY, PASSPHRASE) == KEY


@pytest.mark.parametrize("act", ["wrap", "unwrap"])
async def test_a_cancelled_wait_ends_the_process(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started: asyncio.Future[Process] = asyncio.get_running_loop().create_future()
    start = asyncio.create_subprocess_exec

    async def watched(*command: str, stdin: int, stdout: int, stderr: int) -> Process:
        process = await start(*command, stdin=stdin, stdout=stdout, stderr=stderr)
        started.set_result(process)
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", watched)
    later = keys.wrap_later(KEY, "x") if act == "wrap" else keys.unwrap_later(with_factor("18"), "x")
    task = asyncio.ensure_future(later)
    process = await started
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert process.returncode not in (None, 0)


def test_secrets_travel_by_pipe_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spy = tmp_path / "spy.py"
    spy.write_text(
        "import json, os, sys\nasked = json.load(sys.stdin)\n"
        "told = {'seen': [sys.argv, dict(os.environ)], 'asked': asked}\n"
        "print(json.dumps({'text': json.dumps(told)}))\n"
    )
    monkeypatch.setattr(passphrases, "_PROCESS", spy)
    told = json.loads(keys.wrap(KEY, "marker-passphrase"))
    assert told["asked"]["passphrase"] == "marker-passphrase"
    assert KEY.secret in told["asked"]["text"]
    assert "marker-passphrase" not in json.dumps(told["seen"])
    assert KEY.secret not in json.dumps(told["seen"])


@pytest.mark.parametrize("script", ["import os; os.abort()", "", "print('not json')", "import nothing_of_that_name"])
async def test_a_process_that_stops_midway_is_told(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stops.py").write_text(script)
    monkeypatch.setattr(passphrases, "_PROCESS", tmp_path / "stops.py")
    for answer in (lambda: keys.unwrap(QUICK_KEY, PASSPHRASE), lambda: keys.wrap(KEY, "x")):
        with pytest.raises(NotReadable) as told:
            answer()
        assert told.value.words == say("keys.helper_stopped")
    with pytest.raises(NotReadable, match="could not be worked through"):
        await keys.unwrap_later(QUICK_KEY, PASSPHRASE)


async def test_a_process_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrases, "_command", lambda: ("/nowhere/python",))
    with pytest.raises(NotReadable, match="could not be worked through"):
        keys.unwrap(QUICK_KEY, PASSPHRASE)
    with pytest.raises(NotReadable, match="could not be worked through"):
        await keys.unwrap_later(QUICK_KEY, PASSPHRASE)


def test_the_process_leaves_no_core_file() -> None:
    script = (
        "import runpy, sys\nrunpy.run_path(sys.argv[1])['no_core_dump']()\n"
        "try:\n    import resource\nexcept ImportError:\n    print((0, 0))\n"
        "else:\n    print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    command = [sys.executable, "-c", script, str(key_process.__file__)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "(0, 0)"


def test_the_process_reads_nothing_but_the_standard_library_and_pyrage() -> None:
    tree = ast.parse(Path(str(key_process.__file__)).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names) | {"pyrage"}


def test_nothing_waits_for_pyrage_until_it_is_needed() -> None:
    script = "import sys, data.keys; sys.exit('pyrage' in sys.modules or 'cryptography' in sys.modules)"
    home = str(Path(keys.__file__).parents[1])
    assert subprocess.run([sys.executable, "-c", script], cwd=home, env=os.environ, check=False).returncode == 0


def test_without_pyrage_the_app_says_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert keys.available()
    monkeypatch.setitem(sys.modules, "pyrage", None)
    assert not keys.available()
    acts: list[Callable[[], object]] = [
        keys.make,
        lambda: keys.wrap(KEY, "x"),
        lambda: keys.unwrap(QUICK_KEY, PASSPHRASE),
        lambda: keys.seal(KEY.recipient, b"", record_id="r", step=OWN_STEP),
        lambda: keys.unseal(KEY, "", record_id="r"),
    ]
    for act in acts:
        with pytest.raises(NotReadable) as told:
            act()
        assert told.value.words == say("keys.unavailable")


# -- the recovery sheet -------------------------------------------------------------------------------------------


def test_the_sheet_is_short_lines_of_groups() -> None:
    lines = keys.recovery_text(KEY).splitlines()
    assert lines[:2] == ["AGE-SECRET-KEY-1", "N5RD 5CR9 9YPU XJMH HQAU"]
    assert "".join(lines).replace(" ", "") == KEY.secret


@pytest.mark.parametrize(
    "typed",
    [
        KEY.secret,
        KEY.secret.lower(),
        f"  {KEY.secret}\r\n",
        KEY.secret.removeprefix("AGE-SECRET-KEY-1"),
        KEY.secret.replace("-", "–"),
        KEY.secret.replace("L", "i").replace("0", "O").replace("8", "b"),
        "\n".join(KEY.secret),
    ],
)
def test_a_key_typed_back_in_any_manner_is_found(typed: str) -> None:
    assert keys.from_recovery(keys.recovery_text(KEY)) == KEY
    assert keys.from_recovery(typed) == KEY


@given(st.integers(0, 57), st.sampled_from("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"))
@settings(max_examples=60)
def test_one_letter_typed_differently_is_noticed(place: int, letter: str) -> None:
    rest = list(KEY.secret.removeprefix("AGE-SECRET-KEY-1"))
    same = rest[place] == letter
    rest[place] = letter
    if same:
        assert keys.from_recovery("".join(rest)) == KEY
    else:
        with pytest.raises(NotReadable) as told:
            keys.from_recovery("".join(rest))
        assert told.value.words == say("keys.sheet_differs")


@pytest.mark.parametrize(("typed", "count"), [("", 0), (KEY.secret[:-1], 57), (KEY.secret + "Q", 59), ("ää", 2)])
def test_a_letter_left_out_is_told_with_the_count(typed: str, count: int) -> None:
    with pytest.raises(NotReadable, match=f"has 58 .* here there are {count}"):
        keys.from_recovery(typed)


# -- sealed texts -------------------------------------------------------------------------------------------------


@given(st.binary(max_size=3000), st.text(max_size=40).filter(str.isprintable), st.sampled_from([1, 16, OWN_STEP]))
def test_what_is_sealed_comes_back(data: bytes, record_id: str, step: int) -> None:
    sealed = keys.seal(KEY.recipient, data, record_id=record_id, step=step)
    assert keys.unseal(KEY, sealed, record_id=record_id) == data


@pytest.mark.parametrize("step", [OWN_STEP, READ_STEP, ROOM_STEP])
@pytest.mark.parametrize("size", [0, 1, 300, 1023, 5000, 70_000])
def test_a_sealed_text_is_padded_to_steps(size: int, step: int) -> None:
    sealed = keys.seal(KEY.recipient, b"7" * size, record_id="r", step=step)
    plain: bytes = pyrage.decrypt(sealed.encode(), [pyrage.x25519.Identity.from_str(KEY.secret)])
    assert len(plain) % step == 0
    assert len(plain) - size < step + 100


def test_a_sealed_text_opens_with_the_public_program_and_a_wrapped_key(opened_by_public_age: Opener) -> None:
    written = {"words": "Kit said naïve 👍"}
    sealed = keys.seal(KEY.recipient, json.dumps(written).encode(), record_id="r1", step=READ_STEP)
    for key_file in (keys.bare_file(KEY), QUICK_KEY):
        head, _, rest = opened_by_public_age(sealed, key_file).partition(b"\n")
        assert json.loads(head)["record"] == "r1"
        assert json.loads(rest) == written


def test_a_text_in_another_records_place_is_noticed() -> None:
    sealed = keys.seal(KEY.recipient, b"mine", record_id="r1", step=OWN_STEP)
    with pytest.raises(NotReadable) as told:
        keys.unseal(KEY, sealed, record_id="r2")
    assert told.value.words == say("keys.text_swapped")


def test_another_key_opens_nothing() -> None:
    sealed = keys.seal(KEY.recipient, b"mine", record_id="r1", step=OWN_STEP)
    with pytest.raises(NotReadable) as told:
        keys.unseal(keys.make(), sealed, record_id="r1")
    assert told.value.words == say("keys.text_other_key")


SEALED = keys.seal(KEY.recipient, b"mine", record_id="r1", step=OWN_STEP)


@given(st.integers(0, len(raw_of(SEALED)) * 8 - 1))
def test_one_changed_bit_in_a_sealed_text_is_noticed(bit: int) -> None:
    raw = bytearray(raw_of(SEALED))
    raw[bit // 8] ^= 1 << bit % 8
    with pytest.raises(NotReadable):
        keys.unseal(KEY, armored(bytes(raw)), record_id="r1")


@given(st.integers(0, len(SEALED) - 2))
def test_a_shortened_sealed_text_is_noticed(length: int) -> None:
    with pytest.raises(NotReadable):
        keys.unseal(KEY, SEALED[:length], record_id="r1")


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"\n",
        b"hello\n",
        b"[]\n",
        b"\xff\n",
        b'{"record":"r1"}\nx',
        b'{"record":"r1","length":9}\nx',
        b'{"record":"r1","length":-1}\nxx',
        b'{"record":"r1","length":1e999}\nx',
        b'{"record":"\xff","length":1}\nx',
    ],
)
def test_a_text_sealed_by_something_else_is_told(inside: bytes) -> None:
    key = pyrage.x25519.Recipient.from_str(KEY.recipient)
    with pytest.raises(NotReadable) as told:
        keys.unseal(KEY, pyrage.encrypt(inside, [key], armored=True).decode(), record_id="r1")
    assert told.value.words == say("keys.text_damaged")


@pytest.mark.parametrize("recipient", ["", "age1", KEY.recipient[:-1] + "q", KEY.secret, "\ud800"])
def test_nothing_is_sealed_to_what_is_no_public_key(recipient: str) -> None:
    with pytest.raises(NotReadable) as told:
        keys.seal(recipient, b"mine", record_id="r1", step=OWN_STEP)
    assert told.value.words == say("keys.recipient_odd")
    assert KEY.secret not in f"{told.value!r}{told.value.__cause__!r}"
