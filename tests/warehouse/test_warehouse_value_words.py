"""What the words of a value and of a name say of its number, so that no query has to look for words itself."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import staging

NUMBERS: dict[str, tuple[str | None, tuple[Any, ...]]] = {
    "a plain number": (None, (None, None, False, None)),
    "by how much something rises": ("提高≥3%", ("rise", None, False, None)),
    "by how much something falls": ("降低3%", ("fall", None, False, None)),
    "up to where something rises": ("提高到3%", (None, None, False, None)),
    "both, so that nobody can tell": ("增收3%，减少投诉", (None, None, False, None)),
    "a limit of time from an event": ("结案后3日内", (None, "结案", False, None)),
    "about so much": ("3%左右", (None, None, True, None)),
}
WORDS: dict[str, tuple[str, str | None]] = {
    "nothing else": ("有所改善", None),
    "that something rises, by nobody knows how much": ("较上年约提高（结案后）", None),
    "a number": ("每季度至少1次", "number"),
    "a number of none": ("无1起", "number"),
    "none": ("零发生", "none"),
    "all": ("全覆盖", "all"),
}
ASKED = "SELECT value_change, value_counted_from, is_value_inexact, words_say FROM {fact}"
FACTS = [("fact_indicator_target", "target"), ("fact_indicator_actual", "evaluation")]


def said(tmp_path: Path, asked: str, fact: str, stage: str, **indicator: Any) -> tuple[Any, ...]:
    form = "self_evaluation" if stage == "evaluation" else "list"
    built = staging.Stage(
        projects=(staging.project(101, form=form, stage=stage),),
        indicators=(staging.indicator(stage=stage, **indicator),),
    ).build(tmp_path)
    with staging.opened(built) as ask:
        (row,) = ask.execute(asked.format(fact=fact)).fetchall()
    return row


@pytest.mark.parametrize(("fact", "stage"), FACTS)
@pytest.mark.parametrize("case", NUMBERS)
def test_words_around_a_number_say_what_it_is(tmp_path: Path, case: str, fact: str, stage: str) -> None:
    text, expected = NUMBERS[case]
    assert said(tmp_path, ASKED, fact, stage, value_low=Decimal(3), value_text=text) == expected


@pytest.mark.parametrize(("fact", "stage"), FACTS)
@pytest.mark.parametrize("case", WORDS)
def test_words_without_a_value_say_none_all_or_hold_a_number(tmp_path: Path, case: str, fact: str, stage: str) -> None:
    text, expected = WORDS[case]
    found = said(tmp_path, ASKED, fact, stage, value_low=None, value_text=text)
    assert found == (None, None, False, expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("游客增长率", "rise"),
        ("能耗降低率", "fall"),
        ("能耗增长率下降幅度", None),
        ("游客数量", None),
        ("提高游客满意度", None),
    ],
)
def test_a_name_says_that_its_number_is_a_rise_or_a_fall(tmp_path: Path, name: str, expected: str | None) -> None:
    found = said(tmp_path, "SELECT name_change FROM {fact}", *FACTS[0], name_printed=name)
    assert found == (expected,)
