"""Amounts of money, from the printed text to exact yuan, and the money units that tables declare.

A value that cannot be read exactly is None with a problem, never a guess; which unit a table declares for which
cell is the caller's business. Hands on decimals with two places, in yuan (元).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.text import clean, fold, with_boundaries

_CENT = Decimal("0.01")
_LARGEST_YUAN = Decimal(10) ** 15
"""No Chinese budget comes near; a larger number is a code or a mistake."""
_LONGEST_NUMBER = 40
_NOTHING = re.compile(r"[-/\\*_.]*|无|n/a|none")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.?\d*(?:e[+-]?\d{1,3})?|\.\d+)"
_AMOUNT = re.compile(
    rf"(?P<sign>[-+△▲]?)(?:¥|rmb|cny|人民币)?(?P<sign_after>[-+]?) *(?P<number>{_NUMBER}) *"
    r"(?P<unit>[^\d()]*|\([^\d()]+\))"
)
_DASHES = {ord(c): "-" for c in "−–—―─‐‑"}
_IN_BRACKETS = re.compile(r"\((.*)\)")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in yuan with two decimals, or None; and what was odd about it."""

    yuan: Decimal | None
    problems: tuple[Problem, ...] = ()


@functools.cache
def _units() -> dict[str, tuple[str, Decimal | None]]:
    """Return folded variant -> (name, yuan in one of it; None for foreign money)."""
    return {
        fold(row["variant"]): (row["name"], Decimal(row["factor_to_yuan"]) if row["factor_to_yuan"] else None)
        for row in vocabulary.rows("money_units")
    }


@functools.cache
def _declared_unit() -> re.Pattern[str]:
    variants = "|".join(re.escape(v) for v in sorted(_units(), key=lambda v: (-len(v), v)))
    return re.compile(
        rf"(?:单位|币种)[:;]?\(?({variants})(?![\w/·])(?! ?[、,或和] ?({variants})(?![\w/·]))|\(({variants})\)"
    )


def money_unit(text: str) -> str | None:
    """Return the name of the money unit that a text declares, or None.

    Reads the unit alone (`万元`), a line (`金额单位：元`), and a heading (`预算数（万元）`).
    Of two (`元、万元`) none is told.
    """
    folded = fold(text)
    if folded in _units():
        return _units()[folded][0]
    spaced = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    match = _declared_unit().search(re.sub(r" ?(单位|币种) ?([:;]) ?", r"\1\2", spaced))
    match = match or _declared_unit().search(folded)
    return _units()[match[1] or match[3]][0] if match else None


def yuan_per(unit_printed: str | None) -> Decimal | None:
    """Return how many yuan one of the declared unit is; None when none is known or the money is foreign."""
    name = money_unit(unit_printed) if unit_printed else None
    return _units()[fold(name)][1] if name else None


def parse_amount(printed: str, unit_printed: str | None = None) -> Amount:
    """Return the amount that a cell prints, in yuan.

    Args:
        printed: the cell's text; a unit inside it (`13.5万元`) beats the table's.
        unit_printed: the text that declares the table's money unit, or None.
    """
    text = unicodedata.normalize("NFKC", with_boundaries(clean(printed))).translate(_DASHES).casefold().strip()
    if _NOTHING.fullmatch(text.replace(" ", "")):
        return Amount(None, (Problem(p.BLANK_AMOUNT, "no amount is printed: nothing is loaded for it", printed),))
    bracketed = _IN_BRACKETS.fullmatch(text)
    match = _AMOUNT.fullmatch(bracketed[1] if bracketed else text)
    if match is None or len(match["number"]) > _LONGEST_NUMBER:
        return _unreadable(printed)
    factor = _factor(match["unit"], unit_printed)
    if factor is None:
        return _without_unit(printed, match["unit"], unit_printed)
    is_negative = bool(bracketed) or bool(match["sign"].strip("+")) or match["sign_after"] == "-"
    return _in_yuan(printed, Decimal(match["number"].replace(",", "")), factor, is_negative=is_negative)


def _factor(unit_inside: str, unit_printed: str | None) -> Decimal | None:
    inside = unit_inside.strip(" ()").removesuffix("整").strip()
    return yuan_per(inside) if inside else yuan_per(unit_printed)


def _without_unit(printed: str, unit_inside: str, unit_printed: str | None) -> Amount:
    if unit_inside.strip() and money_unit(unit_inside) is None:
        return _unreadable(printed)
    seen = unit_inside.strip() or unit_printed
    said = f'"{seen}" is no unit of Chinese money' if seen else "no money unit is declared"
    message = (
        f'the amount "{printed}" is not loaded because {said}: declare money_unit in the folder\'s jixiao.toml '
        "or add the word to pipeline/vocabulary/money_units.csv"
    )
    return Amount(None, (Problem(p.NO_MONEY_UNIT, message, printed, "元 or 万元"),))


def _unreadable(printed: str) -> Amount:
    message = f'the amount "{printed}" is not loaded because it is no plain number: correct it in the document'
    return Amount(None, (Problem(p.UNREADABLE_AMOUNT, message, printed, "a number such as 1,234,567.00"),))


def _in_yuan(printed: str, number: Decimal, factor: Decimal, *, is_negative: bool) -> Amount:
    if number and not -_LONGEST_NUMBER < number.adjusted() < _LONGEST_NUMBER:
        return _unreadable(printed)
    with localcontext(prec=4 * _LONGEST_NUMBER):
        exact = number * factor * (-1 if is_negative and number else 1)
        if abs(exact) > _LARGEST_YUAN:
            return _unreadable(printed)
        yuan = exact.quantize(_CENT, ROUND_HALF_UP)
    found = []
    if yuan < 0:
        message = f'the amount "{printed}" is negative: check whether it is a correction or a slip'
        found.append(Problem(p.NEGATIVE_AMOUNT, message, str(yuan), "an amount of zero or more"))
    if yuan != exact:
        message = f'the amount "{printed}" is finer than a cent and was rounded half up: check it in the document'
        found.append(Problem(p.ROUNDED_AMOUNT, message, f"{exact:f}", str(yuan)))
    return Amount(yuan, tuple(found))
