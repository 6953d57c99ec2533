"""What kind of thing a text looks like: money, a class, a comparator, a weight, a unit label.

These are looks, used to tell whether a row stands in its columns; reading the value is the business of `normalize`.
The words come from the vocabulary.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from pipeline import vocabulary
from pipeline.class_words import class_named, class_word, satisfaction_named
from pipeline.text import fold

_MONEY = re.compile(r"[-−(]?[¥￥]?\d{1,3}(,\d{3})+(\.\d+)?\)?|[-−(]?[¥￥]?\d+(\.\d+)?\)?")
_NUMBER = re.compile(r"\d{1,3}(\.\d+)?[%分]?")
_CODED_LABEL = re.compile(r"\d{3,12}\s*[-—－–_、:：\s]\s*\S|\d{6}[\u4e00-\u9fff]")
_YEAR = re.compile(r"(19|20)\d{2}年?度?")
_LEVELS = {"level_1": 1, "level_2": 2}
_COLUMN_WORDS = frozenset({"栏次", "栏目"})
_LEAST_COLUMNS = 3


@functools.cache
def _words(name: str, column: str, **where: str) -> frozenset[str]:
    rows = vocabulary.rows(name)
    return frozenset(fold(r[column]) for r in rows if all(r.get(k) == v for k, v in where.items()))


def is_money(text: str) -> bool:
    """Whether the text is printed like an amount."""
    return _MONEY.fullmatch(fold(text)) is not None


def number_of(text: str) -> Decimal | None:
    """Return the number of an amount that is printed without its money unit, None where it is printed otherwise."""
    try:
        return Decimal(fold(text).replace(",", "").lstrip("¥￥"))
    except InvalidOperation:
        return None


def is_weight(text: str) -> bool:
    """Whether the text is a number of at most three digits, as weights are."""
    return _NUMBER.fullmatch(fold(text)) is not None


def is_year(text: str) -> bool:
    """Whether the text is a year and nothing else: 2024, 2024年度."""
    return _YEAR.fullmatch(fold(text)) is not None


def is_coded_label(text: str) -> bool:
    """Whether the text is a unit's or department's label with its code: 307002-某中心."""
    return _CODED_LABEL.match(text) is not None


def is_level_1(text: str) -> bool:
    """Whether the text is a level-1 class of some taxonomy version."""
    return _is_class(text, "level_1")


def is_level_2(text: str) -> bool:
    """Whether the text is a level-2 class of some taxonomy version."""
    return _is_class(text, "level_2")


def is_class_of_column(name: str, text: str) -> bool:
    """Whether a text in the column of a level is a class that typing reads, also by whoever is satisfied."""
    level = _LEVELS.get(name)
    return level is not None and bool(class_named(level, text) or satisfaction_named(level, text))


@functools.lru_cache(maxsize=65536)
def _is_class(text: str, name: str) -> bool:
    word = class_word(text)
    return class_named(_LEVELS[name], word) is not None or fold(word) in _words("taxonomy", name)


def is_comparator(text: str) -> bool:
    """Whether the text is a comparator and nothing else."""
    return fold(text) in _words("comparator_variants", "variant") | _words("comparators", "symbol")


def counts_columns(texts: Sequence[str]) -> bool:
    """Whether a line only counts the columns of its table: 1 2 3 4, or 栏次 1 2 3."""
    numbers = texts[1:] if texts and fold(texts[0]) in _COLUMN_WORDS else texts
    return len(numbers) >= _LEAST_COLUMNS and list(numbers) == [str(n) for n in range(1, len(numbers) + 1)]


def is_direction(text: str) -> bool:
    """Whether the text is a direction: 正向指标, 反向 …."""
    return fold(text) in _words("directions", "variant")


LOOKS: dict[str, Callable[[str], bool]] = {
    "amount": is_money,
    "level_1": is_level_1,
    "level_2": is_level_2,
    "comparator": is_comparator,
    "direction": is_direction,
    "weight": is_weight,
    "fiscal_year": is_year,
}
"""How the fields look that look like something."""
