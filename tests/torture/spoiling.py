"""Ways to spoil a family file: its bytes as they stand, or its tables behind a checksum that is true again."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from data.familyfile import Tables

SpoilBytes = Callable[[bytes, bytes, random.Random], bytes]
"""Takes the file, the file of an earlier evening, and chance."""

SpoilTables = Callable[[Tables, random.Random], bytes]
"""Takes the tables and chance, and gives a file with a true checksum."""


def with_checksum(rest: bytes, family: str, schema: int = 1) -> bytes:
    """Put a head with a true checksum in front of any bytes that begin with a brace."""
    before = f'{{"_meta":{{"swingback":{{"schema":{schema},"family":"{family}","sha256":"'.encode()
    after = b'"}},' + rest[1:]
    return before + sha256(before + after).hexdigest().encode() + after


def _span(data: bytes, chance: random.Random, most: int = 4000) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.randrange(1, most))


def _flip(data: bytes, _: bytes, chance: random.Random, many: int = 1, upto: int = 0) -> bytes:
    spoiled = bytearray(data)
    for _number in range(many):
        spoiled[chance.randrange(upto or len(spoiled))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _hole(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _zeros(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _splice(data: bytes, _: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    place = chance.randrange(len(data))
    return data[:place] + data[start:end] + data[place + (end - start if chance.random() < 0.5 else 0) :]


def _two_evenings(data: bytes, earlier: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(1, min(len(data), len(earlier)))
    first, second = (data, earlier) if chance.random() < 0.5 else (earlier, data)
    return first[:place] + second[place:]


def _other_head(data: bytes, earlier: bytes, _: random.Random) -> bytes:
    end = data.index(b"}}")
    return earlier[: earlier.index(b"}}")] + data[end:]


def _written_over(data: bytes, earlier: bytes, _: random.Random) -> bytes:
    """Do as a program that writes a shorter file over a longer one and does not cut it."""
    return earlier + data[len(earlier) :] if len(earlier) < len(data) else data + earlier[len(data) :]


def _encoded(data: bytes, _: bytes, chance: random.Random) -> bytes:
    name = chance.choice(["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "ascii", "cp037", "utf-7"])
    return data.decode().encode(name, errors="replace")


def _again(data: bytes, _: bytes, chance: random.Random) -> bytes:
    """Do as a program that reads the JSON and writes it in its own way."""
    ways: list[dict[str, Any]] = [
        {"indent": 1},
        {"ensure_ascii": False},
        {"sort_keys": True},
        {"separators": (",", ":")},
    ]
    return json.dumps(json.loads(data), **chance.choice(ways)).encode()


BYTES: dict[str, SpoilBytes] = {
    "one bit": _flip,
    "bits": lambda data, other, chance: _flip(data, other, chance, chance.randrange(2, 20)),
    "one bit of the head": lambda data, other, chance: _flip(data, other, chance, 1, 160),
    "cut": lambda data, _, chance: data[: chance.randrange(len(data))],
    "cut in front": lambda data, _, chance: data[chance.randrange(1, len(data)) :],
    "hole": _hole,
    "zeros": _zeros,
    "splice": _splice,
    "two evenings": _two_evenings,
    "another evening's head": _other_head,
    "written over": _written_over,
    "twice": lambda data, _, chance: data + data[: chance.randrange(1, len(data) + 1)],
    "byte order mark": lambda data, _, chance: chance.choice([b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"]) + data,
    "another encoding": _encoded,
    "lines ended another way": lambda data, _, chance: data.replace(b",", chance.choice([b",\n", b",\r\n"])),
    "blank added": lambda data, _, chance: data + chance.choice([b"\n", b" ", b"\0", b"\r\n"]),
    "written again": _again,
    "noise": lambda _, __, chance: chance.randbytes(chance.randrange(3000)),
}
"""Ways to spoil the bytes, by name."""


# Behind a true checksum.


def _file(tables: Any, family: str) -> bytes:
    rest = json.dumps(tables, separators=(",", ":"), ensure_ascii=chance_of(tables)).encode("utf-8", "surrogatepass")
    return with_checksum(rest, family)


def chance_of(tables: Any) -> bool:
    """Choose, by what is in them, whether signs outside of ASCII are written as they are."""
    return len(str(tables)) % 2 == 0


def _family(tables: Tables) -> str:
    return next(iter(tables["settings"]))


def _document(tables: Tables, chance: random.Random) -> tuple[dict[str, Any], str]:
    table: dict[str, Any] = chance.choice([documents for documents in tables.values() if documents])
    return table, chance.choice(list(table))


def _inner(value: Any, chance: random.Random) -> tuple[Any, Any]:
    """Choose a place anywhere inside a value: the container and the key."""
    container = value
    while True:
        key: Any = chance.choice(list(container) if isinstance(container, dict) else range(len(container)))
        inner = container[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.3:
            return container, key
        container = inner


ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**63, 2**200, 1.5, 1e308, "", "x", "x" * 10_000, [], {}, [[]], {"": {}}, ["x"], "\0", "\u202e",
    "2026-11-24", "2026-11-24T18:00:00", "2026-13-45T99:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
    "Europe/Nowhere", "../../etc/passwd", "AGE-SECRET-KEY-1", "-----BEGIN AGE ENCRYPTED FILE-----",
)  # fmt: skip
"""Values that stand in a place that was not made for them."""


def _odd_value(tables: Tables, chance: random.Random) -> bytes:
    spoiled = copy.deepcopy(tables)
    for _ in range(chance.randrange(1, 4)):
        table, id = _document(spoiled, chance)
        if isinstance(table[id], dict) and table[id]:
            container, key = _inner(table[id], chance)
            # Half of them of the kind that stood there, so that they come past a look at the shape.
            alike = [odd for odd in ODD if type(odd) is type(container[key])]
            container[key] = copy.deepcopy(chance.choice(alike if alike and chance.random() < 0.5 else list(ODD)))
    return _file(spoiled, _family(tables))


def _odd_document(tables: Tables, chance: random.Random) -> bytes:
    spoiled: dict[str, Any] = copy.deepcopy(tables)
    if chance.random() < 0.3:
        spoiled[chance.choice(list(spoiled))] = chance.choice(ODD)
    else:
        table, id = _document(spoiled, chance)
        table[id] = chance.choice(ODD)
    return _file(spoiled, _family(tables))


def _missing(tables: Tables, chance: random.Random) -> bytes:
    spoiled: dict[str, Any] = copy.deepcopy(tables)
    choice = chance.random()
    if choice < 0.2:
        del spoiled[chance.choice(list(spoiled))]
    else:
        table, id = _document(spoiled, chance)
        if choice < 0.4:
            del table[id]
        else:
            container, key = _inner(table[id], chance)
            del container[key]
    return _file(spoiled, _family(tables))


def _moved(tables: Tables, chance: random.Random) -> bytes:
    spoiled = copy.deepcopy(tables)
    table, id = _document(spoiled, chance)
    document = table.pop(id)
    other, other_id = _document(spoiled, chance)
    other[chance.choice([id, other_id, "another"])] = document
    return _file(spoiled, _family(tables))


def _swapped(tables: Tables, chance: random.Random) -> bytes:
    """Put sealed texts in each other's place: another record's, another adult's, a room's where a paper was."""
    spoiled = copy.deepcopy(tables)
    places: list[tuple[Any, Any]] = []
    for document in [*spoiled["reads"].values(), *spoiled["private"].values()]:
        sealed = document.get("sealed")
        places += [(sealed, n) for n in range(len(sealed))] if isinstance(sealed, list) else []
        places += [(document, "sealed")] if isinstance(sealed, str) else []
        places += [(document, "own_sealed")] if document.get("own_sealed") else []
    for _ in range(chance.randrange(1, 3)):
        (one, first), (two, second) = chance.sample(places, 2)
        if chance.random() < 0.7:
            one[first], two[second] = two[second], one[first]
        else:
            one[first] = two[second]
    return _file(spoiled, _family(tables))


def _text_spoiled(tables: Tables, chance: random.Random) -> bytes:
    """Change signs inside a sealed text or a key, which the outer checksum would notice and does not here."""
    spoiled = copy.deepcopy(tables)
    table = spoiled[chance.choice(["reads", "private", "adults"])]
    document = table[chance.choice(list(table))]
    names = [name for name in document if name in ("sealed", "own_sealed", "key_file", "recipient")]
    if names:
        name = chance.choice(names)
        place: tuple[Any, Any] = (document[name], 0) if isinstance(document[name], list) else (document, name)
        container, key = place
        if container and container[key]:
            text = container[key]
            at = chance.randrange(len(text))
            container[key] = text[:at] + chance.choice(["", "A", "\n", "=", "\N{BOOKS}"]) + text[at + 1 :]
    return _file(spoiled, _family(tables))


def _deep(tables: Tables, chance: random.Random) -> bytes:
    depth = chance.choice([10, 60, 500, 2000, 100_000])
    inner = b"[" * depth + b"]" * depth if chance.random() < 0.5 else b'{"x":' * depth + b"1" + b"}" * depth
    rest = json.dumps(tables, separators=(",", ":")).encode()
    place = chance.choice([b'{"id":', b'{"'])
    return with_checksum(rest.replace(place, b'{"deep":' + inner + b"," + place[1:], 1), _family(tables))


def _twice_named(tables: Tables, chance: random.Random) -> bytes:
    rest = json.dumps(tables, separators=(",", ":")).encode()
    table = chance.choice(list(tables))
    id, document = chance.choice(list(tables[table].items()))
    if chance.random() < 0.5:
        more = json.dumps({table: {id: document}}, separators=(",", ":")).encode()
        return with_checksum(rest[:-1] + b"," + more[1:], _family(tables))
    name = next(iter(document), "id")
    old = f'"{id}":{{'.encode()
    return with_checksum(rest.replace(old, old + json.dumps(name).encode() + b":1,", 1), _family(tables))


def _odd_text(tables: Tables, chance: random.Random) -> bytes:
    """Put something in that is no JSON, or no text, behind a true checksum."""
    rest = json.dumps(tables, separators=(",", ":")).encode()
    odd = chance.choice([b"NaN", b"Infinity", b"1e999", b'"\\ud800"', b'"\xff"', b"'x'", b"//x", b"01", b'"\x00"', b""])
    place = chance.choice([b'"Kit', b'{"id":', b"[]", b":{"])
    at = rest.find(place)
    return with_checksum(rest[:at] + odd + rest[at:] if at > 0 else rest + odd, _family(tables))


def _other_head_kept(tables: Tables, chance: random.Random) -> bytes:
    rest = json.dumps(tables, separators=(",", ":")).encode()
    family = chance.choice(["", "x", _family(tables)[:-1], _family(tables) + "A", "a b", "..", "\N{BOOKS}", '"'])
    return with_checksum(rest, family, chance.choice([1, 1, 1, 0, 2, 10**6]))


TABLES: dict[str, SpoilTables] = {
    "odd values": _odd_value,
    "odd documents": _odd_document,
    "something missing": _missing,
    "documents moved": _moved,
    "sealed texts swapped": _swapped,
    "sealed texts and keys changed": _text_spoiled,
    "deep nesting": _deep,
    "names twice": _twice_named,
    "odd text": _odd_text,
    "another head": _other_head_kept,
}
"""Ways to spoil the tables behind a true checksum, by name."""
