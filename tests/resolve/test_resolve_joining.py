"""Ids that are joined one after the other, and pairs that never are, however long the chain."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.projects.joining import Joining, Tie, nearest_lines

PAIRS = st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=9)


def ties(*pairs: tuple[int, int]) -> list[Tie]:
    return [Tie(left, right, "") for left, right in pairs]


def test_what_is_tied_over_several_steps_is_one():
    assert Joining.of((), ties((1, 2), (3, 4), (2, 3))).groups(range(1, 6)) == ((1, 2, 3, 4), (5,))


def test_an_id_that_joined_another_keeps_apart_what_that_is_apart_from():
    assert Joining.of([(2, 9)], ties((1, 2), (1, 9))).groups((1, 2, 9)) == ((1, 2), (9,))


@settings(max_examples=60, deadline=None)
@given(PAIRS, PAIRS)
def test_ties_join_all_that_they_can_and_nothing_that_must_stay_apart(apart, tied):
    groups = Joining.of(apart, ties(*tied)).groups(range(1, 8))
    of = {one: group for group in groups for one in group}
    assert all(of[left] != of[right] for left, right in apart)
    for left, right in tied:
        if of[left] != of[right]:
            crossing = {frozenset(pair) for pair in itertools.product(of[left], of[right])}
            assert crossing & {frozenset(pair) for pair in apart}


def test_the_line_that_is_told_is_the_last_one_before_the_id():
    found = nearest_lines(1, [Tie(1, 2, "units, line 2"), Tie(2, 3, "units, line 3"), Tie(3, 4, "")])
    assert found == {
        1: (False, ""),
        2: (False, "units, line 2"),
        3: (False, "units, line 3"),
        4: (False, "units, line 3"),
    }


def test_a_persons_line_about_projects_is_not_hidden_by_the_crosswalk_behind_it():
    line = Tie(1, 2, "projects, line 2", is_by_person=True)
    assert nearest_lines(1, [line, Tie(2, 3, "units, line 2")])[3] == (True, "projects, line 2")


def test_of_two_ways_the_one_without_a_person_is_told():
    found = nearest_lines(1, [Tie(1, 3, "projects, line 2", is_by_person=True), Tie(1, 2, ""), Tie(2, 3, "")])
    assert found[3] == (False, "")
