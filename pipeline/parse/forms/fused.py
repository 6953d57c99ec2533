"""Cells that hold labels and amounts of money in one text: `其中：财政拨款 300 其他资金 20`.

All of the text must be labels and amounts; prose that mentions money is none.
Hands on each fund, or phase, with its amount as printed.
"""

from __future__ import annotations

import functools
import re

from pipeline.parse.forms.amounts import is_amount, may_be_value, money_units
from pipeline.parse.forms.words import PHASES, Fund, fund_of, phase_of
from pipeline.text import fold

_NUMBER = r"(?P<amount>[-−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)\s*"

_SAID = re.compile(r"\s*(?P<label>[^:：]+?)\s*[:：]\s*(?P<word>[^\s,，;；。:：]{1,12})\s*")
_PHASE = re.compile(r"\s*(?P<label>[^:：]+?)\s*[:：]\s*(?P<word>\S+)\s*")
_SAID_WITH_NUMBER = frozenset({*PHASES, "rate", "score"})


@functools.cache
def _amount() -> str:
    return rf"{_NUMBER}(?P<unit>(?:{money_units()})|[(（](?:{money_units()})[)）])?"


@functools.cache
def _one() -> re.Pattern[str]:
    return re.compile(r"(?P<label>.*?[^\d.,，:：])\s*[:：]?\s*" + _amount(), re.DOTALL)


@functools.cache
def _part() -> re.Pattern[str]:
    label = r"(?P<label>[^\d;；。]*?[^\d.,，:：\s])\s*[:：]?\s*"
    return re.compile(label + _amount() + r"(?:[\s,，;；、。]+|$)")


@functools.lru_cache(maxsize=4096)
def fused_in(text: str) -> tuple[tuple[Fund, str], ...]:
    """Return the funds and amounts that a cell holds, none unless they are all that it says."""
    one = _one().fullmatch(text)
    found = _fund(one) if one else None
    return (found,) if found else _several(text) or _said(text)


def _said(text: str) -> tuple[tuple[Fund, str], ...]:
    """Return the fund of a cell that says a word instead of its amount: 年度资金总额：详见附件."""
    said = _SAID.fullmatch(text)
    fund = fund_of(said["label"]) if said else None
    return ((fund, said["word"]),) if said and fund and may_be_value(said["word"]) else ()


@functools.lru_cache(maxsize=4096)
def phase_said_in(text: str) -> tuple[str, str] | None:
    """Return the phase, rate or score that a cell says, with its number: 执行数：480.25."""
    said = _PHASE.fullmatch(text)
    means = phase_of(said["label"]) if said else None
    is_number = said is not None and is_amount(fold(said["word"]).rstrip("%"))
    return (means, said["word"]) if said and means in _SAID_WITH_NUMBER and is_number else None


@functools.cache
def _wholes() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of an amount, with the word for a total before it or not, and its parts behind it."""
    whole = rf"(?:(?P<label>[^\d:：,，;；]+?)\s*[:：]?\s*)?(?P<whole>{_amount()})\s*"
    return (
        re.compile(whole + r"[(（,，;；、]?\s*其中[:：]?(?P<parts>.+)", re.DOTALL),
        re.compile(whole + r"[(（](?P<parts>[^()（）]+)[)）]", re.DOTALL),
    )


def parts_in(text: str) -> tuple[str, tuple[tuple[Fund, str], ...]] | None:
    """Return the amount and its parts where a text prints both, 32.5万元（其中：财政拨款30.5万元）, or None."""
    for pattern in _wholes():
        found = pattern.fullmatch(text.strip())
        if found is None or (found["label"] and not _is_total(found["label"])):
            continue
        parts = fused_in(found["parts"].strip().removesuffix(")").removesuffix("）").strip())
        if parts and not any(fund.source == "total" for fund, _ in parts):
            return found["whole"].strip(), parts
    return None


def _is_total(label: str) -> bool:
    fund = fund_of(label.strip())
    return fund is not None and fund.source == "total"


def _several(text: str) -> tuple[tuple[Fund, str], ...]:
    found: list[tuple[Fund, str]] = []
    at = 0
    while at < len(text):
        part = _part().match(text, at)
        fund = _fund(part) if part else None
        if part is None or fund is None:
            return ()
        found.append(fund)
        at = part.end()
    return tuple(found)


def _fund(match: re.Match[str]) -> tuple[Fund, str] | None:
    fund = fund_of(match["label"].strip())
    return (fund, match["amount"] + (match["unit"] or "")) if fund else None
