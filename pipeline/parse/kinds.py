"""What kind of thing a text looks like: money, a class, a comparator, a weight, a unit label.

These are looks, used to tell whether a row stands in its columns; reading the value is the business of `normalize`.
The words come from the vocabulary.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence

from pipeline import vocabulary
from pipeline.text import fold

_MONEY = re.compile(r"[-−(]?[¥￥]?\d{1,3}(,\d{3})+(\.\d+)?\)?|[-−(]?[¥￥]?\d+(\.\d+)?\)?")
_NUMBER = re.compile(r"\d{1,3}(\.\d+)?[%分]?")
_CODED_LABEL = re.compile(r"\d{3,12}\s*[-—－–_、:：\s]\s*\S|\d{6}[\u4e00-\u9fff]")
_POINTS = re.compile(r"\(\d+(\.\d+)?分?\)$")
_COLUMN_WORDS = frozenset({"栏次", "栏目"})
_LEAST_COLUMNS = 3


@functools.cache
def _words(name: str, column: str, **where: str) -> frozenset[str]:
    rows = vocabulary.rows(name)
    return frozenset(fold(r[column]) for r in rows if all(r.get(k) == v for k, v in where.items()))


def is_money(text: str) -> bool:
    """Whether the text is printed like an amount."""
    return _MONEY.fullmatch(fold(text)) is not None


def is_weight(text: str) -> bool:
    """Whether the text is a number of at most three digits, as weights are."""
    return _NUMBER.fullmatch(fold(text)) is not None


def is_coded_label(text: str) -> bool:
    """Whether the text is a unit's or department's label with its code: 307002-某中心."""
    return _CODED_LABEL.match(text) is not None


def is_level_1(text: str) -> bool:
    """Whether the text is a level-1 class of some taxonomy version."""
    return _is_class(text, "level_1")


def is_level_2(text: str) -> bool:
    """Whether the text is a level-2 class of some taxonomy version."""
    return _is_class(text, "level_2")


def _is_class(text: str, level: str) -> bool:
    word = _POINTS.sub("", fold(text))
    known = _words("taxonomy", level) | _words("taxonomy_variants", "variant", level=level[-1])
    return word in known or word + "指标" in known or word.removesuffix("指标") in known


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
}
"""How the fields look that look like something."""
