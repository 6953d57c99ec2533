"""Traditional characters to simplified ones, character by character, by OpenCC's own tables.

Only names are compared this way: printed text keeps its characters. Words that differ between regions (软件 and 軟體)
are not translated here.
"""

from __future__ import annotations

import functools

import opencc

_IDEOGRAPHS = range(0x3400, 0xA000)


@functools.cache
def _simplified() -> dict[int, str]:
    convert = opencc.OpenCC("t2s").convert
    return {code: made for code in _IDEOGRAPHS if (made := convert(chr(code))) != chr(code)}


@functools.cache
def traditional_characters() -> frozenset[str]:
    """Return the characters that `simplified` replaces."""
    return frozenset(map(chr, _simplified()))


def simplified(text: str) -> str:
    """Return `text` with simplified characters for traditional ones; all else stays."""
    return text.translate(_simplified())
