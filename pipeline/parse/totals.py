"""Total rows and rows that hold a label only: they name a department or a unit, and are no projects.

A total row may stand under fewer columns than the table (a last page with the total alone). What a printed total is
compared with is told in `normalize`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Literal

from pipeline import vocabulary
from pipeline.parse.drafts import INDICATOR_FIELDS
from pipeline.parse.forms.amounts import is_amount, may_be_value
from pipeline.parse.kinds import is_coded_label
from pipeline.parse.rows import Row, printed
from pipeline.records import Printed
from pipeline.text import fold

Scope = Literal["department", "unit", "table"]
_DEPARTMENT_CODE = re.compile(r"\d{3}(?!\d)")
_CODED_DEPARTMENT = re.compile(r"(?P<code>\d{3})(?!\d)[\W_]*(?P<name>.*)")
_WHOLE = "部门"
"""What a total row puts behind a department's name to say that the sum is the whole department's."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total or label row: its scope, its label, and its amount when one is printed."""

    scope: Scope
    label: Printed
    amount: Printed | None
    is_named: bool


@functools.cache
def _words() -> dict[str, Scope]:
    return {fold(row["word"]): row["scope"] for row in vocabulary.rows("totals")}  # type: ignore[misc]


def total_of(row: Row) -> Total | None:
    """Return the row as a total or label row, or None when it is neither.

    `is_named` tells a row that names its department or unit (307-某局) from one that says 合计.
    """
    word = _total_word(row)
    is_sparse = not row.has(*(name for name in INDICATOR_FIELDS if name not in ("weight", "value", "measure_unit")))
    if word and (is_sparse or all(is_amount(text) for text in row.line.shown if text != word.text)):
        return Total(_words()[fold(word.text).rstrip(":")], word, _amount(row), is_named=False)
    label = _named_label(row) if is_sparse else None
    if label is None:
        return None
    scope: Scope = "department" if _DEPARTMENT_CODE.match(label.text) else "unit"
    return Total(scope, label, _amount(row), is_named=True)


def _total_word(row: Row) -> Printed | None:
    for cell, text in zip(row.line.cells, row.line.texts, strict=True):
        if text and fold(text).rstrip(":") in _words():
            return printed(cell, text)
    return None


def _named_label(row: Row) -> Printed | None:
    """Return the coded label of a row that names a department or unit and no project.

    A unit's label alone, without an amount, is part of a merged cell and not a row of its own.
    """
    for own, other in (("unit", "project"), ("department", "project"), ("project", "unit")):
        label = row.values.get(own)
        if label and is_coded_label(label.text) and not row.has(other, "goal"):
            alone = not row.has("amount") and not _DEPARTMENT_CODE.match(label.text)
            return None if alone else label
    return None


def is_department_code(text: str) -> bool:
    """Whether a code has as many digits as a department's: 307, where a unit's is 307002."""
    return _DEPARTMENT_CODE.fullmatch(text.strip()) is not None


def department_of(total: Printed, labelled: Printed | None) -> Printed:
    """Return the department of the rows below a total row, by the line 部门：… above the table where it is the same.

    A total row says 402-某局部门 of what the line calls 402-某局: under both names one code would be two departments.
    """
    code, name = _parts(total.text)
    if labelled is None or not code:
        return total
    own_code, own_name = _parts(labelled.text)
    if own_code == code:
        return labelled
    is_same = not own_code and own_name == name.removesuffix(_WHOLE)
    return replace(total, text=total.text.rstrip().removesuffix(_WHOLE)) if is_same and own_name != name else total


def _parts(label: str) -> tuple[str, str]:
    """Return the code and the folded name of a department's label; no code where none is printed."""
    match = _CODED_DEPARTMENT.fullmatch(fold(label))
    return (match["code"], match["name"]) if match else ("", fold(label))


def _amount(row: Row) -> Printed | None:
    """Return the amount of a total row; where its columns are lost, the first text that looks like money.

    What else stands in the amount's column is handed on as printed, so that typing says that it cannot be read.
    """
    own = row.values.get("amount")
    if own and is_amount(own.text):
        return own
    if "amount" in (*row.crowded, *row.undecided):
        return None
    for cell, text in zip(row.line.cells, row.line.texts, strict=True):
        if text and is_amount(text):
            return printed(cell, text)
    return own if own and may_be_value(own.text) and fold(own.text).rstrip(":") not in _words() else None
