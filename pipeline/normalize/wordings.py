"""Ways of printing one number or range that the grammar of values does not hold, reworded for it: `12万6千` is 126000.

Every text is folded, and only what can mean one thing is reworded: open bounds (大于80%小于90%) are no range.
Hands on the text as the grammar reads it, unchanged where there is nothing to reword.
"""

from __future__ import annotations

import functools
import re

from pipeline.normalize.comparators import words

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"[^\d\s,;。:()<>≥≤=~+-]{0,8}?"
_VAGUE_BEHIND = re.compile(r"(?<=\d)(?P<times>[万亿])(?P<vague>[余多+])")
_MIXED = re.compile(r"(?<![\d.,])(?P<many>\d{1,4})万(?P<thousands>\d)千(?:(?P<hundreds>\d)百)?(?![\d克米瓦伏卡])")
_AND = "(?:且|并且|同时|,|和)?"
_BETWEEN = re.compile(rf"(?P<low>{_NUMBER})(?P<unit>{_UNIT})≤[a-z]≤(?P<high>{_NUMBER})(?P<last>{_UNIT})")


def reworded(folded: str) -> str:
    """Return a folded value with a number in two parts, a vague word behind its multiplier or two bounds made plain."""
    plain = _MIXED.sub(_in_full, _VAGUE_BEHIND.sub(r"\g<vague>\g<times>", folded))
    for pattern in (*_two_bounds(), _BETWEEN):
        if match := pattern.fullmatch(plain):
            unit = match["unit"] or match["last"]
            return f"{match['low']}{unit}-{match['high']}{match['last']}"
    return plain


def _in_full(match: re.Match[str]) -> str:
    number = int(match["many"]) * 10_000 + int(match["thousands"]) * 1_000 + int(match["hundreds"] or 0) * 100
    return str(number)


@functools.cache
def _two_bounds() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a lower and an upper bound that make a range (`≥5%且≤10%`, `3次以上5次以下`)."""
    least, most = _bound("≥", "low", "unit"), _bound("≤", "high", "last")
    return tuple(
        re.compile(f"{one}{_AND}{other}")
        for one, other in (
            (least["before"], most["before"]),
            (most["before"], least["before"]),
            (least["behind"], most["behind"]),
        )
    )


def _bound(wanted: str, number: str, unit: str) -> dict[str, str]:
    """Return the patterns of a number with the words or signs of one comparator before it, and behind it."""

    def known(position: str) -> str:
        return "|".join(re.escape(word) for word, symbol in words(position).items() if symbol == wanted)

    quantity = rf"(?P<{number}>{_NUMBER})(?P<{unit}>{_UNIT})"
    return {"before": f"(?:{known('prefix')}){quantity}", "behind": f"{quantity}(?:{known('suffix')})"}
