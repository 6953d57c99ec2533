"""Cells that hold labels and amounts of money in one text: `其中：财政拨款 300 其他资金 20`.

All of the text must be labels and amounts; prose that mentions money is none.
Hands on each fund with its amount as printed.
"""

from __future__ import annotations

import functools
import re

from pipeline.parse.forms.words import Fund, fund_of

_AMOUNT = r"(?P<amount>[-−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)\s*(?P<unit>万元|元)?"
_ONE = re.compile(r"(?P<label>.*?[^\d.,，:：])\s*[:：]?\s*" + _AMOUNT, re.DOTALL)
_PART = re.compile(r"(?P<label>[^\d;；。]*?[^\d.,，:：\s])\s*[:：]?\s*" + _AMOUNT + r"(?:[\s,，;；、。]+|$)")


@functools.lru_cache(maxsize=4096)
def fused_in(text: str) -> tuple[tuple[Fund, str], ...]:
    """Return the funds and amounts that a cell holds, none unless they are all that it says."""
    one = _ONE.fullmatch(text)
    found = _fund(one) if one else None
    return (found,) if found else _several(text)


def _several(text: str) -> tuple[tuple[Fund, str], ...]:
    found: list[tuple[Fund, str]] = []
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        fund = _fund(part) if part else None
        if part is None or fund is None:
            return ()
        found.append(fund)
        at = part.end()
    return tuple(found)


def _fund(match: re.Match[str]) -> tuple[Fund, str] | None:
    fund = fund_of(match["label"].strip())
    return (fund, match["amount"] + (match["unit"] or "")) if fund else None
