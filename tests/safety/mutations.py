"""Damage that documents suffer on their way, and hostile changes, made from a number: the same number, the same damage.

A container (workbook, Word document, zip) is damaged inside one of its members too, so that the damage gets past the
container's own checks.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]
_DIGITS = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"65535", b"2147483648", b"99999999999999999999")


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Return the data with a few bytes changed."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Return the data broken off somewhere."""
    return data[: chance.randrange(len(data))]


def without_a_piece(data: bytes, chance: random.Random) -> bytes:
    """Return the data with a piece out of its middle gone."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 400) :]


def repeated(data: bytes, chance: random.Random) -> bytes:
    """Return the data with a piece repeated, often enough to nest what it opens."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 200)]
    return data[:start] + piece * chance.choice((2, 50, 2000)) + data[start:]


def renumbered(data: bytes, chance: random.Random) -> bytes:
    """Return the data with a few of its numbers (lengths, spans, offsets, amounts) out of all bounds."""
    places = list(_DIGITS.finditer(data))
    for place in sorted(chance.sample(places, min(len(places), chance.randint(1, 8))), key=lambda m: -m.start()):
        data = data[: place.start()] + chance.choice(_NUMBERS) + data[place.end() :]
    return data


CHANGES: tuple[Change, ...] = (flipped, cut, without_a_piece, repeated, renumbered)


def damaged(data: bytes, number: int) -> bytes:
    """Return the document damaged in the way of this number."""
    chance = random.Random(number)
    if zipfile.is_zipfile(io.BytesIO(data)) and chance.random() < 0.7:
        return _damaged_inside(data, chance)
    return chance.choice(CHANGES)(data, chance)


def _damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """Return a container with one of its members damaged, and everything about it otherwise in order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        names = [name for name in before.namelist() if before.getinfo(name).file_size]
        chosen = chance.choice(names)
        for name in before.namelist():
            content = before.read(name)
            after.writestr(name, chance.choice(CHANGES)(content, chance) if name == chosen else content)
    return out.getvalue()
