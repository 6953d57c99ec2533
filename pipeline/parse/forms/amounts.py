"""What in a block of money is printed like an amount, and which other text may be what is printed for one.

A form prints 详见附件 or 约50 where its amount belongs; it is handed on as printed, so that typing says what is wrong
with it. Reading a number is the business of `normalize`; hands on the looks of one text.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from pipeline import vocabulary
from pipeline.parse.forms.words import is_prompt, is_word
from pipeline.parse.kinds import is_money
from pipeline.parse.labels import labels_in, money_unit_in
from pipeline.parse.personal import NOT_KEPT, is_personal_label
from pipeline.text import fold

_NOTE = re.compile(r"(备?注|说明)[:,.]|\(.*\)")


@functools.cache
def money_units() -> str:
    """Return a pattern of the folded units behind an amount, without those smaller than 元: 10分 are points."""
    factors = {fold(row["variant"]): row["factor_to_yuan"] for row in vocabulary.rows("money_units")}
    units = [unit for unit, factor in factors.items() if factor and Decimal(factor) >= 1]
    return "|".join(re.escape(unit) for unit in sorted(units, key=lambda unit: (-len(unit), unit)))


@functools.cache
def _around_number() -> re.Pattern[str]:
    units = money_units()
    return re.compile(rf"(?:rmb|cny|人民币)?(?P<number>.*?)(?:(?:{units})整?|\((?:{units})\))?")


@functools.lru_cache(maxsize=65536)
def is_amount(text: str) -> bool:
    """Whether the text is printed like an amount, with its money unit or without: 50, 50.5万, 50.00（万元）."""
    match = _around_number().fullmatch(fold(text))
    return match is not None and is_money(match["number"])


@functools.lru_cache(maxsize=65536)
def may_be_value(text: str) -> bool:
    """Whether the one text where an amount belongs may be printed for it: a label, a unit or a note is not."""
    if not text or is_amount(text):
        return bool(text)
    is_label = is_word(text) or is_personal_label(text) or bool(labels_in(text)) or fold(text).endswith(":")
    is_other = is_prompt(text) or NOT_KEPT in text or money_unit_in(text) or _NOTE.match(fold(text))
    return not is_label and not is_other
