"""Whatever the order of the columns, the words of the heading and the file format: the rows are the printed ones."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples.drawing import Merge
from tests.parse.drawn import adds_up, as_pdf, as_text, as_workbook, blank_covered, outcome
from tests.parse.listing import INDICATOR_FIELDS, Plan, listing, with_text

TOTALS = [("department",), ("unit",), ("table",), ("department", "unit"), ("department", "table"), ()]
plans = st.builds(
    Plan,
    departments=st.integers(1, 2),
    units=st.integers(1, 3),
    totals=st.sampled_from(TOTALS),
    merge_classes=st.booleans(),
    shuffle=st.booleans(),
)


def _is_right(path, truth):
    found = outcome(path, truth)
    assert adds_up(found.reading)
    assert found.is_right, (found.wrong, found.missing, found.reading.quarantined, found.reading.failure)
    assert not found.reading.quarantined
    return found.reading


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), plan=plans, merged=st.booleans())
def test_a_workbook_gives_the_printed_rows_in_any_order_of_columns(seed, plan, merged):
    made = listing(Random(seed), plan)
    with tempfile.TemporaryDirectory() as folder:
        _is_right(as_workbook(Path(folder, "a.xlsx"), made, merged=merged), made.truth)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), plan=plans, repeated=st.booleans())
def test_a_text_gives_the_printed_rows_in_any_order_of_columns(seed, plan, repeated):
    made = listing(Random(seed), plan)
    with tempfile.TemporaryDirectory() as folder:
        rows = made.rows if repeated else blank_covered(made)
        _is_right(as_text(Path(folder, "a.txt"), rows), made.truth)


def _stacked(made):
    """Return the listing under a heading of two rows: 绩效指标 over the indicator columns."""
    top = tuple(
        "绩效指标" if name in INDICATOR_FIELDS else word for name, word in zip(made.fields, made.rows[0], strict=True)
    )
    merges = [replace(merge, row=merge.row + 1) for merge in made.merges]
    inside = [at for at, name in enumerate(made.fields) if name in INDICATOR_FIELDS]
    merges += [Merge(0, at, row_span=2) for at in range(len(top)) if at not in inside]
    merges += [Merge(0, inside[0], column_span=len(inside))]
    return replace(made, rows=(top, *made.rows), merges=tuple(merges))


def _reworded(made, change):
    return replace(made, rows=(tuple(change(at, word) for at, word in enumerate(made.rows[0])), *made.rows[1:]))


def _below(made, lines):
    blank = ("",) * (len(made.fields) - 1)
    merges = tuple(replace(merge, row=merge.row + len(lines)) for merge in made.merges)
    return replace(made, rows=(*((line, *blank) for line in lines), *made.rows), merges=merges)


def _followed(made, lines):
    return replace(made, rows=(*made.rows, *((line, *("",) * (len(made.fields) - 1)) for line in lines)))


LAYOUTS = {
    "a heading of two rows": _stacked,
    "heading words with spaces": lambda made: _reworded(made, lambda _, word: " ".join(word)),
    "heading words broken over lines": lambda made: _reworded(made, lambda _, word: f"{word[:2]}\n{word[2:]}"),
    "an empty first heading cell": lambda made: _reworded(made, lambda at, word: word if at else ""),
    "a heading on row 3": lambda made: _below(made, ["附件3", "编制单位：青禾县某局"]),
    "a heading on row 11": lambda made: _below(made, ["填表说明"] * 10),
    "notes and page numbers below": lambda made: _followed(made, ["注：本表金额单位为元。", "第 3 页", "- 3 -"]),
    "rows of blanks below": lambda made: _followed(made, ["  ", "\u3000"]),
    "full-width codes": lambda made: with_text(
        made, "unit", lambda text: text.translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))
    ),
    "one project name in all units": lambda made: with_text(made, "project", lambda _: "定额公用经费"),
    "long cells": lambda made: with_text(made, "goal", lambda text: text * 3),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", ["xlsx", "pdf", "txt"])
@pytest.mark.parametrize("seed", [1, 2])
def test_a_layout_changes_no_row(tmp_path, layout, kind, seed):
    made = LAYOUTS[layout](listing(Random(seed), Plan(merge_classes=bool(seed % 2))))
    if kind == "xlsx":
        path = as_workbook(tmp_path / "a.xlsx", made)
    elif kind == "pdf":
        path = as_pdf(tmp_path / "a.pdf", made)
    else:
        path = as_text(tmp_path / "a.txt", [[text.replace("\n", "") for text in row] for row in blank_covered(made)])
    _is_right(path, made.truth)
