"""Decisions that contradict each other through a chain, however long, and in whatever order the lines stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.decisions import Line, StewardError, in_one_direction, joined, single

FILE = "steward/indicators.csv"
Pair = tuple[str, str, Line]
pairs = st.lists(st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("ABCDEFGH")), max_size=12)


def pair(number: int, left: str, right: str) -> Pair:
    return left, right, Line(FILE, number, left, right)


def numbered(of: list[tuple[str, str]]) -> list[Pair]:
    return [pair(number, *names) for number, names in enumerate(of, start=2)]


def chain(length: int) -> list[Pair]:
    return numbered([(f"指标{n}", f"指标{n + 1}") for n in range(length)])


def test_a_contradiction_through_a_chain_names_all_its_lines():
    with pytest.raises(StewardError) as told:
        joined([pair(2, "A", "B"), pair(3, "B", "C"), pair(4, "C", "D")], [pair(5, "A", "C")])
    assert str(told.value) == (
        "steward/indicators.csv, line 5 says that A and C are two, but line 2 (A, B) and line 3 (B, C) make them one: "
        "take one of these lines out"
    )


@pytest.mark.parametrize("of_short", [2, 7])
def test_of_two_chains_the_shorter_is_named(of_short: int):
    longer = [pair(4, "A", "B"), pair(5, "B", "C"), pair(6, "C", "D")]
    shorter = [pair(of_short, "A", "E"), pair(of_short + 1, "E", "D")]
    with pytest.raises(StewardError) as told:
        joined([*longer, *shorter], [pair(9, "A", "D")])
    assert f"line {of_short} (A, E) and line {of_short + 1} (E, D) make them one" in str(told.value)


def test_a_line_of_another_file_is_named_with_it():
    with pytest.raises(StewardError, match=r"a\.csv, line 9 says .* but b\.csv, line 2 makes them one"):
        joined([("A", "B", Line("b.csv", 2))], [("A", "B", Line("a.csv", 9))])


def test_a_thing_cannot_be_two():
    with pytest.raises(StewardError, match="says that 甲 and 甲 are two, but both read alike: take the line out"):
        joined([], [pair(4, "甲", "甲")])


@given(st.integers(1, 300), st.randoms(use_true_random=False))
def test_a_contradiction_is_found_however_long_the_chain(length: int, order: random.Random):
    lines = chain(length)
    order.shuffle(lines)
    with pytest.raises(StewardError) as told:
        joined(lines, [pair(length + 2, f"指标{length}", "指标0")])
    assert f"{FILE}, line {length + 2} says that 指标{length} and 指标0 are two" in str(told.value)
    assert ("more lines" in str(told.value)) == (length > 12)


def test_a_chain_of_many_thousand_lines_is_followed():
    lines = chain(5_000)
    assert len(joined(lines, [])["指标0"]) == 5_001
    in_one_direction(lines)
    with pytest.raises(StewardError, match="and 4989 more lines lead in a circle"):
        in_one_direction([*lines, pair(5_002, "指标5000", "指标0")])


@given(pairs)
def test_things_are_one_that_a_way_of_pairs_connects_and_no_others(of: list[tuple[str, str]]):
    groups = joined(numbered(of), [])
    for thing, group in groups.items():
        assert thing in group
        assert all(groups[member] == group for member in group)
    assert all(groups[left] == groups[right] for left, right in of)
    crossing = [{left, right} for left, right in of for group in groups.values() if (left in group) != (right in group)]
    assert crossing == []
    assert all(len(group) == 1 or any({left, right} & group for left, right in of) for group in groups.values())


@given(pairs, pairs, st.randoms(use_true_random=False))
def test_the_order_of_lines_changes_neither_groups_nor_message(
    merges: list[tuple[str, str]], apart: list[tuple[str, str]], order: random.Random
):
    lines, never = numbered(merges), numbered(apart)
    before = outcome(lines, never)
    order.shuffle(lines)
    order.shuffle(never)
    assert outcome(lines, never) == before


def outcome(lines: list[Pair], never: list[Pair]) -> object:
    try:
        return joined(lines, never)
    except StewardError as error:
        return str(error)


@given(pairs, st.tuples(st.sampled_from("ABCDEFGH"), st.sampled_from("ABCDEFGH")))
def test_taking_a_line_out_undoes_it(before: list[tuple[str, str]], added: tuple[str, str]):
    with_it = [*numbered(before), pair(99, *added)]
    assert joined([line for line in with_it if line[2].number != 99], []) == joined(numbered(before), [])


@given(pairs)
def test_a_contradiction_goes_when_the_lines_that_it_names_go(of: list[tuple[str, str]]):
    lines = numbered(of)
    never = [pair(50, "A", "B")]
    while (told := outcome(lines, never)).__class__ is str:
        named = [line for line in lines if f"line {line[2].number} (" in str(told)]
        assert named
        lines.remove(named[0])
    assert "B" not in joined(lines, []).get("A", frozenset())


@given(pairs, st.randoms(use_true_random=False))
def test_a_circle_is_found_whatever_the_order(of: list[tuple[str, str]], order: random.Random):
    lines = numbered(of)
    before = circle(lines)
    order.shuffle(lines)
    assert circle(lines) == before
    assert (before is not None) == leads_back(of)


def circle(lines: list[Pair]) -> str | None:
    try:
        in_one_direction(lines)
    except StewardError as error:
        return str(error)
    return None


def leads_back(of: list[tuple[str, str]]) -> bool:
    ways = set(of)
    while more := {(a, d) for a, b in ways for c, d in ways if b == c} - ways:
        ways |= more
    return any(left == right for left, right in ways)


def test_a_circle_names_its_lines():
    steps = [pair(2, "A", "B"), pair(3, "X", "A"), pair(4, "B", "C"), pair(7, "C", "A")]
    with pytest.raises(StewardError) as told:
        in_one_direction(steps)
    assert str(told.value) == (
        f"{FILE}, line 2 (A, B), line 4 (B, C) and line 7 (C, A) lead in a circle: take one of these lines out"
    )


def test_equal_answers_are_one_and_different_ones_are_told_with_both_lines():
    line, other = Line(FILE, 2, "甲", "乙"), Line(FILE, 5, "甲", "丙")
    assert single([(1, "乙", line), (1, "乙", other)], "the name") == {1: "乙"}
    with pytest.raises(StewardError) as told:
        single([(1, "丙", other), (1, "乙", line)], "the name")
    assert str(told.value) == (
        f"{FILE}, line 2 and line 5 differ in the name of 甲 (乙, 丙): take one of these lines out"
    )
