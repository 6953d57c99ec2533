"""The grammar of a target value that stands in one cell: words, comparator, number or range, unit, comparator.

Only the cell is read here; what its columns say beside it is weighed in `values.py`.
Hands on the parts, or None for a text that is no single quantity (several quantities, dates, words).
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline import vocabulary
from pipeline.normalize.comparators import canonical_comparator, with_signs, words
from pipeline.normalize.ends import with_plain_ends
from pipeline.normalize.measure_units import canonical_unit
from pipeline.normalize.multipliers import multipliers, spelt_multiplier
from pipeline.normalize.numerals import in_digits, spells_a_number
from pipeline.normalize.per import Per, is_share, per_of, unit_per
from pipeline.normalize.wordings import reworded
from pipeline.text import clean, fold, fold_value, with_boundaries

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_UNIT = r"[^\d\s,;。:!?()~+*=<>≥≤\-.至到][^\s,;。:!?()~+*=<>≥≤]{0,11}?"
_PLAIN_NUMBER = re.compile(rf"-?(?:{_NUMBER})")
_SAYS_A_NUMBER = re.compile(r"\d|分之|[一二三四五六七八九]成")
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class ValueParts:
    """A quantity as one cell says it; `high` is the end of a range, None for a single number.

    `unit` is as printed there; `has_words`: the cell says more than these parts. `times` is the multiplier that the
    numbers hold where no unit follows it (`48.6万`): the column beside may print it again. `is_inexact`: the cell says
    about, nearly or more than the number.
    """

    comparator: str | None
    low: Decimal
    high: Decimal | None
    unit: str | None
    has_words: bool
    times: str | None = None
    is_inexact: bool = False


def plain_number(text: str) -> Decimal | None:
    """Return the number when the text is nothing else (`1,234.50`), or None."""
    folded = fold_value(text)
    return _decimal(folded) if _PLAIN_NUMBER.fullmatch(folded) else None


def is_date(text: str) -> bool:
    """Whether the text speaks of a day, month or year, by the patterns of `date_patterns.csv`."""
    return bool(_dates().search(fold(text)))


def says_a_number(text: str) -> bool:
    """Whether a text that is no date holds a number, in digits or spelt out."""
    folded = fold(text)
    if is_date(text) or len(folded) > _LONGEST:
        return bool(_SAYS_A_NUMBER.search(folded)) and not is_date(text)
    return bool(_SAYS_A_NUMBER.search(folded)) or spells_a_number(folded, *_words_around())


@functools.lru_cache(maxsize=16384)
def split_value(text: str) -> ValueParts | None:
    """Return the parts of a cell that holds one quantity, or None."""
    folded = fold(with_signs(with_boundaries(text)))
    if len(folded) > _LONGEST or is_date(text):
        return None
    plain = with_plain_ends(folded)
    if plain is None:
        return None
    match = _grammar().fullmatch(reworded(plain))
    if match:
        parts = _parts(match, clean(text))
        is_whole = parts is None or parts.unit is not None or parts.times is not None
        return parts if is_whole or parts is None else replace(parts, times=spelt_multiplier(folded))
    digits = in_digits(folded, *_words_around())
    match = _grammar().fullmatch(digits) if digits else None
    parts = _parts(match, clean(text)) if match else None
    times = spelt_multiplier(folded) if parts and parts.unit is None else None
    return replace(parts, has_words=True, times=times) if parts else None


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


@functools.cache
def _dates() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in vocabulary.rows("date_patterns")))


@functools.cache
def _any_of(position: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words(position), key=lambda word: (-len(word), word)))


def _words_around() -> tuple[str, str, str]:
    """Return the patterns of the words before a number, between it and its unit, and behind both."""
    return _any_of("prefix"), _any_of("vague"), _any_of("suffix")


def _unit_group(name: str) -> str:
    """Return the pattern of a unit, bare or in brackets; a word that can end a value (`左右`) is none."""
    return rf"(?:\((?P<{name}_in>[^()\d]+)\)|(?!{_any_of('suffix')})(?P<{name}>{_UNIT}))?"


@functools.cache
def _grammar() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<lead>[^\d,;。:()]{{0,20}}?)(?P<prefix>(?:{_any_of('prefix')})*)"
        rf"(?P<low>-?(?:{_NUMBER}))(?P<vague>{_any_of('vague')})?{_unit_group('first')}(?P<note>\((?!含)[^()\d]+\))?"
        rf"(?:(?:-+|~|至|到)(?P<high>{_NUMBER}){_unit_group('second')})?"
        rf"(?P<suffix>{_any_of('suffix')})?(?P<remark>\((?!含)[^()\d]+\))?[。;]?"
    )


def _parts(match: re.Match[str], printed: str) -> ValueParts | None:
    """Return the parts of a match, or None where reading on would be a guess."""
    comparator = _comparator(match)
    notes = (match["note"] or "") + (match["remark"] or "")
    per = per_of(match["lead"] + notes)
    if (
        comparator == "?"
        or _is_against(notes + (match["first_in"] or ""))
        or canonical_comparator(notes) is not None
        or not _may_stand_before(match, per, comparator)
    ):
        return None
    first, second = (match[f"{name}_in"] or match[name] for name in ("first", "second"))
    unit = second if match["high"] else first
    if match["high"] and first and (canonical_unit(first) or first) != (canonical_unit(second or "") or second):
        return None
    factor = multipliers().get(unit or "", Decimal(1))
    low = _decimal(match["low"]) * factor
    high = _decimal(match["high"]) * factor if match["high"] else None
    as_printed = _as_printed(None if factor != 1 else unit, printed)
    is_added = is_share(as_printed) and any(word in match["prefix"] for word in words("adds"))
    if (high is not None and low >= high) or is_added or not _is_unit(as_printed):
        return None
    has_words = bool(match["lead"] or notes) or _is_vague(match)
    times = unit if factor != 1 else None
    if (per.units or not per.is_known) and not is_share(as_printed):
        as_printed, times = unit_per(as_printed, per), None
        if as_printed is None:
            return None
    return ValueParts(comparator, low, high, as_printed, has_words, times, _is_inexact(match))


def _comparator(match: re.Match[str]) -> str | None:
    """Return the one comparator around the number, None where there is none, '?' where they disagree."""
    prefix = re.findall(_any_of("prefix"), match["prefix"])
    symbols = {words("prefix")[word] for word in prefix} | {words("suffix").get(match["suffix"] or "", "")}
    symbols.discard("")
    return (symbols.pop() if symbols else None) if len(symbols) < 2 else "?"


def _may_stand_before(match: re.Match[str], per: Per, comparator: str | None) -> bool:
    """Whether the words in front of the number leave its meaning plain; `每月` alone says for what it is counted."""
    lead = match["lead"]
    is_per_alone = bool(per.units) and not per_of(lead).left
    return not lead or is_per_alone or _may_lead(lead, match["prefix"], comparator)


def _may_lead(lead: str, prefix: str, comparator: str | None) -> bool:
    """Whether words in front of a number only name it: before a comparator, or as the metric's name (`覆盖率100%`).

    They hold no quote without its other half, and no word for a comparator (`小于或=5%`) but before a sign that says
    what is meant (`最高温度≤35℃`).
    """
    is_signed = comparator != "＝" and bool(prefix) and not any(character.isalpha() for character in prefix)
    if lead.count('"') % 2 or (not is_signed and _word_of_comparison().search(lead)):
        return False
    if _pattern("never_before").search(_pattern("harmless_before").sub("", lead)):
        return False
    return bool(prefix or comparator) or lead.endswith(tuple(words("lead_end")))


def _is_against(notes: str) -> bool:
    """Whether a remark says that the number is a change against something that is not printed (`5%以内(较上年)`)."""
    return bool(_pattern("against").search(_pattern("harmless_before").sub("", notes)))


@functools.cache
def _word_of_comparison() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word, symbol in words("prefix").items() if symbol))


def _is_vague(match: re.Match[str]) -> bool:
    """Whether a word stands at the number that no comparator expresses (`约`, `左右`, `达到`, `余`)."""
    found = re.findall(_any_of("prefix"), match["prefix"])
    is_open = any(not words("prefix")[word] for word in found) or words("suffix").get(match["suffix"] or "") == ""
    return is_open or bool(match["vague"])


def _is_inexact(match: re.Match[str]) -> bool:
    """Whether one of the words at the number says that it is not the exact one (`近300`, `100余`, `90左右`)."""
    around = [*re.findall(_any_of("prefix"), match["prefix"]), match["suffix"], match["vague"]]
    return not words("inexact").keys().isdisjoint(around)


@functools.cache
def _pattern(position: str) -> re.Pattern[str]:
    return re.compile(_any_of(position))


def _as_printed(unit: str | None, printed: str) -> str | None:
    """Return the unit in the case in which it is printed (`80M`), as folding has lost it."""
    if not unit:
        return None
    at = printed.casefold().rfind(unit)
    return printed[at : at + len(unit)] if at >= 0 else unit


def _is_unit(text: str | None) -> bool:
    """Whether a text after a number can be a unit: a known one, or a short word without digits."""
    if text is None or canonical_unit(text):
        return True
    return len(text) <= 6 and not re.search(r"\d", text) and not _NO_UNIT.search(text)


_NO_UNIT = re.compile("[的是有不未等和及与且或前后余多]|(?<![/每])半|完成|达到|提高|开展|发放|^[A-Za-z]+级|^[%‰].")
