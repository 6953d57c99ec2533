"""Days of workbooks: a cell shows of its day what its number format names, and no day that nobody printed.

A format with 年 is written out (`2025年12月31日`, `2025年3月底前`); a month or a year alone keeps no day (`2025-03`,
`2025年`, which is no quantity). Any other day is shown as YYYY-MM-DD, whatever the order and marks of its format:
also where it leaves out the year, which the cell holds.
"""

from __future__ import annotations

import functools
import re
from datetime import date, datetime

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|(?P<dropped>\[[^\]]*\]|_.|\*.|@)|(?P<part>[A-Za-z])(?P=part)*|(?P<bare>.)',
    re.DOTALL,
)
_PARTS = {"y": 4, "m": 5, "d": 2}
"""The letters of a day, and the longest run of each that names it; `ddd` is a day of the week."""
_YEAR = "年"


def day_under_format(value: date, number_format: str) -> str:
    """Return a day, or a moment of it, as its format shows it."""
    if isinstance(value, datetime) and value.time() != datetime.min.time():
        return value.isoformat(" ")
    tokens = _tokens(number_format.split(";", 1)[0])
    letters = {text[0] for kind, text in tokens if kind == "part"}
    if not _shows_a_day(tokens) or "y" not in letters:
        return _iso(value)
    if any(_YEAR in text for kind, text in tokens if kind != "part"):
        return "".join(_shown(value, text) if kind == "part" else text for kind, text in tokens).strip()
    if "d" in letters:
        return _iso(value)
    return f"{value.year:04}-{value.month:02}" if "m" in letters else f"{value.year:04}年"


@functools.lru_cache(maxsize=1024)
def _tokens(code: str) -> tuple[tuple[str, str], ...]:
    """Return the runs of letters (`part`, small) and the texts between them; what shows nothing is left out."""
    found = ((str(match.lastgroup), match) for match in _TOKEN.finditer(code))
    return tuple(
        (kind, match[0].casefold() if kind == "part" else match[kind]) for kind, match in found if kind != "dropped"
    )


def _shows_a_day(tokens: tuple[tuple[str, str], ...]) -> bool:
    """Whether all letters of the format are those of a year, a month and a day in digits."""
    parts = [text for kind, text in tokens if kind == "part"]
    return bool(parts) and all(len(text) <= _PARTS.get(text[0], 0) for text in parts)


def _shown(value: date, part: str) -> str:
    number = {"y": value.year, "m": value.month, "d": value.day}[part[0]]
    return f"{number:0{4 if part[0] == 'y' else min(len(part), 2)}}"


def _iso(value: date) -> str:
    return f"{value.year:04}-{value.month:02}-{value.day:02}"
