"""Units of measure: canonical names, dimensions and factors from `vocabulary/measure_units.csv`, with variants.

Which value a unit belongs to is decided in `values.py`; here a word is looked up and no word is guessed.
Hands on the canonical name and what is known of it.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline import vocabulary
from pipeline.normalize.multipliers import leading_multiplier, multipliers
from pipeline.text import clean, fold

_LABEL = re.compile(r"^(?:计量|度量)?单位:")
_DOTS = re.compile(r"(?<=\D)[.](?=\D)")
_EXACT_DECIMALS = 9
"""A number with more decimals, such as an hour in days, is no exact one."""
_PER = re.compile(r"/每|每(?=\w)")
_COUNT = "count"
_RATIO = "ratio"
_DIVISORS = re.compile("[/·]")
_MUCH = 50
"""A unit that is so many times another one is no near neighbour of it (周 and 天 are, 元 and 角 too)."""


@dataclass(frozen=True, slots=True)
class MeasureUnit:
    """A known unit: `factor` leads to its dimension's base unit, `largest_usual` bounds what makes sense.

    `is_also_a_noun`: in brackets behind a name the word says who or what is meant (`满意度（企业）`), not the unit.
    """

    name: str
    dimension: str
    factor: Decimal | None
    largest_usual: Decimal | None
    is_also_a_noun: bool


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@functools.cache
def _units() -> dict[str, MeasureUnit]:
    return {row["name"]: _unit(row) for row in vocabulary.rows("measure_units")}


def _unit(row: dict[str, str]) -> MeasureUnit:
    return MeasureUnit(
        name=row["name"],
        dimension=row["dimension"],
        factor=_decimal(row["factor"]),
        largest_usual=_decimal(row["largest_usual"]),
        is_also_a_noun=row["is_also_a_noun"] == "yes",
    )


@functools.cache
def _dimensions(holds: str) -> frozenset[str]:
    """Return the dimensions of `measure_dimensions.csv` that hold many things, or no quantity."""
    return frozenset(row["dimension"] for row in vocabulary.rows("measure_dimensions") if row["holds"] == holds)


def _is_of_many_things(unit: MeasureUnit) -> bool:
    """Whether the unit is comparable only with those that speak of the same: 万元/人 with 元/人, not with 元/户."""
    return unit.dimension in _dimensions("many things")


def _spellings() -> Iterator[tuple[str, str]]:
    """Yield each spelling with the unit that it spells: a unit's own name first, then its variants.

    Words that mean the same (天 and 日) are units of their own with one factor: a printed word is not replaced.
    """
    yield from ((name, name) for name in _units())
    yield from ((row["variant"], row["name"]) for row in vocabulary.rows("measure_unit_variants"))


@functools.cache
def _exact_variants() -> dict[str, str]:
    return {unicodedata.normalize("NFKC", variant): name for variant, name in _spellings()}


@functools.cache
def _folded_variants() -> dict[str, str]:
    """Return folded variant -> name; the first line wins where only the case differs (m and M)."""
    found: dict[str, str] = {}
    for variant, name in _spellings():
        found.setdefault(fold(variant), name)
    return found


@functools.lru_cache(maxsize=4096)
def canonical_unit(text: str) -> str | None:
    """Return the canonical name of a printed unit (`户/人.月` is 户/人·月), or None when it is not known."""
    exact = _exact_variants().get(unicodedata.normalize("NFKC", clean(text)))
    if exact:
        return exact
    folded = _LABEL.sub("", fold(text))
    folded = folded[1:-1] if folded.startswith("(") and folded.endswith(")") else folded
    dotted = _DOTS.sub("·", folded)
    variants = _folded_variants()
    divided = _PER.sub("/", dotted)
    return variants.get(folded) or variants.get(dotted) or variants.get(divided) or _quotient(divided)


def _quotient(folded: str) -> str | None:
    """Return the name of a known unit for each of others that are known (起/场, 次/户·年), or None."""
    variants = _folded_variants()
    whole, *per = (variants.get(part) for part in _DIVISORS.split(folded))
    if not per or whole is None or None in per or folded.count("/") != 1 or "·" in folded.split("/", maxsplit=1)[0]:
        return None
    return f"{whole}/{'·'.join(name for name in per if name)}"


def unit_names() -> tuple[str, ...]:
    """Return the folded names of the units that count or measure, which grades do not."""
    return tuple(fold(unit.name) for unit in _units().values() if unit.dimension not in _dimensions("no quantity"))


def unit_facts(name: str | None) -> MeasureUnit | None:
    """Return what is known of a canonical unit, or None."""
    return _units().get(name) if name else None


def converted(number: Decimal, from_unit: str | None, to_unit: str | None) -> Decimal | None:
    """Return a number of `from_unit` in `to_unit`: None where they do not measure the same, or it would not be exact.

    600 秒 are 10 分钟, although one of them is no exact part of the other.
    """
    source, target = unit_facts(from_unit), unit_facts(to_unit)
    if not source or not target or source.dimension != target.dimension or not source.factor or not target.factor:
        return None
    if _is_of_many_things(source) and _thing(source.name) != _thing(target.name):
        return None
    ratio, product = source.factor / target.factor, number * source.factor / target.factor
    return product if _is_exact(ratio) or _is_exact(product) else None


def _is_exact(number: Decimal) -> bool:
    return number == round(number, _EXACT_DECIMALS)


def has_smaller_unit(name: str | None) -> bool:
    """Whether the same is also counted in units that are much smaller: people beside 万人, 米 beside 公里."""
    return leading_multiplier(name) is not None or any(one * _MUCH <= 1 for one in _others(name))


def has_larger_unit(name: str | None) -> bool:
    """Whether the same is also counted in units that are much larger; whatever is counted is also counted in 万."""
    facts = unit_facts(name)
    if facts is not None and (facts.dimension == _COUNT or canonical_unit(f"万{name}") is not None):
        return True
    return any(one >= _MUCH for one in _others(name))


@functools.lru_cache(maxsize=4096)
def _others(name: str | None) -> tuple[Decimal, ...]:
    """Return how large the other units of the same quantity are, in the named one; a share has none but its own."""
    own = unit_facts(name)
    if own is None or not own.factor or own.dimension == _RATIO:
        return ()
    alike = (unit for unit in _units().values() if unit.dimension == own.dimension and unit.factor)
    return tuple(
        unit.factor / own.factor
        for unit in alike
        if unit.factor and (not _is_of_many_things(own) or _thing(unit.name) == _thing(own.name))
    )


def _thing(name: str) -> str:
    """Return what a unit speaks of without its multiplier: 万人 counts people as 人 and 名, and 次 something else."""
    thing = name.lstrip("".join(multipliers())) or name
    return _same_things().get(thing, thing)


@functools.cache
def _same_things() -> dict[str, str]:
    """Return word -> the word for the same things that stands for all of them."""
    return {row["word"]: row["thing"] for row in vocabulary.rows("same_things")}
