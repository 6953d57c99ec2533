"""Scores: every branch of every version of the rules, and which version gives what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize import problems as p
from pipeline.normalize.scores import better_of, parse_score, read_score, score_step, scores

POINTS = st.decimals(min_value=0, max_value=1000, places=2)


def of(better, target, actual, weight=10):
    found = scores(better, Decimal(target), Decimal(actual), Decimal(weight))
    return {version: round(points, 2) for version, points in found.items()}


@pytest.mark.parametrize(
    ("better", "target", "actual", "current", "old"),
    [
        ("more", 90, 95, 10, 10),
        ("more", 90, 90, 10, 10),
        ("more", 90, 45, 5, 5),
        ("more", 90, 0, 0, 0),
        ("more", 0, -1, 0, 0),
        ("equal", 100, 100, 10, 10),
        ("equal", 100, 120, 10, 10),
        ("equal", 100, 50, 5, 5),
        ("equal", 0, 0, 10, 10),
        ("equal", 0, 1, 0, 0),
        ("less", 10, 8, 10, 10),
        ("less", 10, 10, 10, 10),
        ("less", 10, 12, 8, Decimal("8.33")),
        ("less", 10, 20, 0, 5),
        ("less", 10, 40, 0, Decimal("2.5")),
        ("less", 0, 0, 10, 10),
        ("less", 0, 3, 0, 0),
    ],
)
def test_each_branch_of_each_version(better, target, actual, current, old):
    assert of(better, target, actual) == {"current": current, "2017": old}


@given(st.sampled_from(["more", "less", "equal"]), POINTS, POINTS, POINTS)
def test_no_version_gives_more_than_the_weight_or_less_than_nothing(better, target, actual, weight):
    for points in scores(better, target, actual, weight).values():
        assert 0 <= points <= weight


@pytest.mark.parametrize(
    ("direction", "comparator", "better"),
    [("正向", "≥", "more"), ("反向", "≤", "less"), ("反向", "＝", "less"), (None, "＝", "equal"), (None, None, None)],
)
def test_what_is_better_is_told_by_the_direction_then_by_the_comparator(direction, comparator, better):
    assert better_of(direction, comparator) == better


def read(printed, better="less", target=10, actual=12, weight=10):
    numbers = [None if number is None else Decimal(number) for number in (target, actual, weight)]
    return read_score(printed, better, *numbers)


@pytest.mark.parametrize(("printed", "rule"), [("8", "current"), ("8.0", "current"), ("8.33", "2017"), ("8.3", "2017")])
def test_the_version_that_gives_the_printed_score_is_told(printed, rule):
    reading = read(printed)
    assert (reading.score, reading.rule, reading.problems) == (Decimal(printed), rule, ())


def test_a_score_that_all_versions_give_is_the_newest_ones():
    assert read("10", actual=9).rule == "current"
    assert read("10", actual=9).problems == ()


@pytest.mark.parametrize(
    ("scores_of_the_form", "step"),
    [(["10", "9分", None], "1"), (["10", "9.5"], "0.1"), (["14.83", "10"], "0.01"), (["6.6667"], "0.01"), ([], "1")],
)
def test_a_form_gives_points_in_the_step_of_its_finest_score(scores_of_the_form, step):
    assert score_step(scores_of_the_form) == Decimal(step)


def test_full_points_for_a_missed_target_are_rounded_only_where_all_points_are_whole():
    missed = ("10", "more", Decimal(300), Decimal(286), Decimal(10))
    assert read_score(*missed, Decimal(1)).problems == ()
    (problem,) = read_score(*missed, Decimal("0.01")).problems
    assert (problem.rule_id, problem.expected) == (p.SCORE_DIFFERS, "2017: 9.53, current: 9.53")


def test_a_score_with_decimals_is_rounded_at_its_own():
    assert read_score("8.3", "less", Decimal(10), Decimal(12), Decimal(10), Decimal("0.01")).rule == "2017"


@pytest.mark.parametrize("missing", ["better", "target", "actual", "weight"])
def test_without_a_number_to_compute_from_no_version_is_told(missing):
    reading = read("8", **{missing: None})
    assert (reading.score, reading.rule, reading.problems) == (8, None, ())


def test_a_score_that_no_version_gives_is_told_with_what_they_give():
    (problem,) = read("6").problems
    assert (problem.rule_id, problem.expected) == (p.SCORE_DIFFERS, "2017: 8.33, current: 8.00")


def test_a_score_above_its_weight_is_told():
    assert [problem.rule_id for problem in read("12", better=None).problems] == [p.SCORE_DIFFERS]


@pytest.mark.parametrize(
    ("printed", "score"),
    [
        ("9.5", "9.5"),
        ("9.5分", "9.5"),
        ("（9）", "9"),
        ("95.2（优）", "95.2"),
        ("99.8分，优", "99.8"),
        (".5", "0.5"),
        ("19.33333333333333", "19.3333"),
        ("", None),
        ("-", None),
        ("/", None),
    ],
)
def test_a_printed_score_is_points(printed, score):
    assert parse_score(printed) == (None if score is None else Decimal(score), ())


@pytest.mark.parametrize("printed", ["9 5", "9\n5", "①9", "9①", "优", "九分", "1000", "-3", "9,5", "10/10"])
def test_an_unreadable_score_is_none_and_told(printed):
    score, found = parse_score(printed)
    assert score is None
    assert [problem.rule_id for problem in found] == [p.UNREADABLE_SCORE]
