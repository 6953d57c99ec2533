"""Pages whose text runs up or down are read upright, and each box stays where it is on the page."""

from __future__ import annotations

import pytest

from pipeline.extract.page.turn import Turn, main_turn, turn_of
from pipeline.records import Box

_RIGHT, _DOWN, _UP, _LEANING = (1.0, 0.0, 0.0, 1.0), (0.0, -1.0, 1.0, 0.0), (0.0, 1.0, -1.0, 0.0), (0.7, 0.7, -0.7, 0.7)


@pytest.mark.parametrize("turn", list(Turn))
def test_turning_a_box_and_back_gives_the_box(turn):
    box = Box(10, 20, 40, 25)
    assert turn.back(turn.upright(box)) == box
    upright = turn.upright(box)
    assert upright.x0 < upright.x1
    assert upright.top < upright.bottom


def test_most_characters_say_how_a_page_is_turned():
    assert main_turn(map(turn_of, [_DOWN, _DOWN, _RIGHT])) is Turn.DOWN
    assert main_turn(map(turn_of, [_UP, _LEANING, _LEANING])) is Turn.UP
    assert main_turn([]) is Turn.RIGHT


def test_a_leaning_character_is_a_watermark():
    assert turn_of(_LEANING) is None


def test_text_that_runs_down_reads_from_the_top():
    """The first character of a line that runs down the page stands leftmost once it is upright."""
    first, second = Turn.DOWN.upright(Box(100, 10, 110, 20)), Turn.DOWN.upright(Box(100, 20, 110, 30))
    assert first.x1 <= second.x0


def test_of_two_lines_that_run_down_the_right_one_is_above():
    right, left = Turn.DOWN.upright(Box(100, 10, 110, 20)), Turn.DOWN.upright(Box(80, 10, 90, 20))
    assert right.bottom <= left.top
