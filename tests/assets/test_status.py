"""`jixiao status`: lists that a province would make thousands of lines long show their first rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from assets.cli.options import print_table
from assets.cli.status import show
from warehouse.reader import Reader


def shown(home: Path, capsys: pytest.CaptureFixture[str], at_most: int | None) -> list[str]:
    with Reader(home) as reader:
        show(reader, "coverage", at_most=at_most)
    return capsys.readouterr().out.splitlines()


def test_a_long_list_shows_its_first_rows_and_how_many_more_there_are(
    county_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = shown(county_home, capsys, None)
    rows = len(whole) - len(["", "title", "heading"])
    assert shown(county_home, capsys, 3)[3:] == [*whole[3:6], f"... and {rows - 3} more: jixiao status --all"]


def test_a_list_that_is_no_longer_than_that_ends_with_its_last_row(
    county_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shown(county_home, capsys, 14) == shown(county_home, capsys, None)


def test_a_chinese_character_is_as_wide_as_two_others_and_numbers_stand_to_the_right(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table(["单位", "yuan"], [("教育局", 5), ("ab", 1200), (None, None)], title="Money")
    assert capsys.readouterr().out.splitlines() == ["Money", "单位    yuan", "教育局     5", "ab      1200", ""]


def test_a_line_is_whole_however_long_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["goal"], [("改善" * 1000,)])
    assert capsys.readouterr().out.splitlines() == ["goal", "改善" * 1000]
