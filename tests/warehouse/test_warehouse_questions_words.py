"""Questions that compare years hold their words themselves, so that each can be changed alone: those of the build."""

from __future__ import annotations

import re

import pytest

from pipeline import vocabulary
from warehouse.questions import find_question
from warehouse.sqlfiles import prepare_sql

COMPARE = ("indicator_by_year", "restated_targets")


@pytest.mark.parametrize("name", COMPARE)
def test_a_question_takes_the_same_words_for_about_so_many_as_the_build(name: str) -> None:
    (told,) = re.findall(r"regexp_matches\((?:\w+\.)?value_text, '(.+?)'\), false\) AS is_inexact", statement(name))
    inexact = [row["variant"] for row in vocabulary.rows("comparator_variants") if row["position"] == "inexact"]
    assert [word for word in inexact if not re.search(told, word)] == []
    assert [word for word in told.split("|") if not any(re.fullmatch(word, one) for one in inexact)] == []


@pytest.mark.parametrize("name", COMPARE)
def test_a_question_takes_the_same_words_for_none_as_the_build(name: str) -> None:
    (none,) = (row["pattern"] for row in vocabulary.rows("rule_words") if row["list"] == "none")
    assert statement(name).count(none) == 2


@pytest.mark.parametrize("words", ["all", "count"])
@pytest.mark.parametrize("name", COMPARE)
def test_a_question_takes_the_same_words_for_all_and_for_a_number_as_the_build(name: str, words: str) -> None:
    (told,) = (row["pattern"] for row in vocabulary.rows("rule_words") if row["list"] == words)
    assert statement(name).count(f"value_text, '{told}')") == 1


@pytest.mark.parametrize("name", COMPARE)
def test_a_question_tells_the_event_of_a_limit_as_the_build_does(name: str) -> None:
    macro = prepare_sql().partition("MACRO counted_from")[2].partition(";")[0]
    patterns = re.findall(r"words, '(.+?)', 1\)", macro)
    assert len(patterns) == 2
    assert [pattern for pattern in patterns if pattern not in statement(name)] == []


@pytest.mark.parametrize("name", COMPARE)
@pytest.mark.parametrize("words", ["rises", "falls", "rise_in_name", "fall_in_name"])
def test_a_question_tells_a_rise_from_a_fall_by_the_words_of_the_build(name: str, words: str) -> None:
    (pattern,) = (row["pattern"] for row in vocabulary.rows("rule_words") if row["list"] == words)
    assert f"'{pattern}'" in statement(name)


@pytest.mark.parametrize("words", ["rises", "falls"])
def test_the_question_about_satisfaction_leaves_out_rises_by_the_words_of_the_build(words: str) -> None:
    (pattern,) = (row["pattern"] for row in vocabulary.rows("rule_words") if row["list"] == words)
    assert f"'{pattern}'" in statement("satisfaction_targets")


def statement(name: str) -> str:
    return find_question(name).statement
