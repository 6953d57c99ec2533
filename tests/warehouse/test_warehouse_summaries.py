"""What is added up beforehand: the years through which a target stays, and what a department's year comes to."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import staging
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import records as r
from warehouse.questions import find_question

Printed = tuple[int, dict[str, Any]]
"""A target of a year, and in what it differs from ≥30 株."""


def stage(*printed: Printed) -> staging.Stage:
    """A document a year, with one project and its targets; all of them are of one indicator."""
    return side_by_side([printed])


def side_by_side(projects: Sequence[Sequence[Printed]]) -> staging.Stage:
    """A document a year; each project has its own targets in it, all of them of one indicator."""
    years = sorted({year for printed in projects for year, _ in printed})
    number = {year: n for n, year in enumerate(years, 1)}
    found = sorted({(project, year) for project, printed in enumerate(projects) for year, _ in printed})
    row_id = {one: 101 + n for n, one in enumerate(found)}
    targets = [(project, i, *target) for project, printed in enumerate(projects) for i, target in enumerate(printed)]
    return staging.Stage(
        documents=tuple(staging.document(number[year], fiscal_year=year) for year in years),
        projects=tuple(
            staging.project(row_id[project, year], number[year], project_no=project + 1, fiscal_year=year)
            for project, year in found
        ),
        indicators=tuple(
            staging.indicator(1001 + n, number[year], project_no=project + 1, indicator_no=i + 1, **changes)
            for n, (project, i, year, changes) in enumerate(targets)
        ),
        entities=staging.entities(
            projects=tuple(
                r.ProjectEntity(41 + project, staging.UNIT, "古树保护", "特定目标类", None, 2024, 2024)
                for project in range(len(projects))
            ),
            document_standings=tuple(
                r.DocumentStanding(staging.document_id(n), True, None, None) for n in number.values()
            ),
            project_standings=tuple(staging.standing(row_id[one], project_id=41 + one[0]) for one in found),
        ),
    )


Run = tuple[int, int, int, str | None]
"""First year, last year, years, and what changed before."""


def runs(projects: Sequence[Sequence[Printed]]) -> list[list[Run]]:
    """Return the runs of each project of one warehouse that holds them side by side."""
    with tempfile.TemporaryDirectory() as folder, staging.opened(side_by_side(projects).build(Path(folder))) as ask:
        sql = (
            "SELECT first_year, last_year, years, change FROM target_run WHERE project_id = $1 "
            "ORDER BY first_year, last_year"
        )
        return [ask.execute(sql, [41 + project]).fetchall() for project in range(len(projects))]


def people(value: str, unit: str) -> dict[str, Any]:
    return {"value_low": Decimal(value), "value_printed": value, "measure_unit": unit, "measure_unit_printed": unit}


def of(value: int, **more: Any) -> dict[str, Any]:
    return {"value_low": Decimal(value), "value_printed": str(value), **more}


WORDS = {
    "value_low": None,
    "value_printed": "有所改善",
    "value_text": "有所改善",
    "comparator": "定性",
    "measure_unit": None,
    "measure_unit_printed": None,
}
LESS_IS_BETTER = {"comparator": "≤", "direction_printed": "反向", "direction_inferred": "反向"}


def within(printed: str, days: int) -> dict[str, Any]:
    unit = {"measure_unit": "日", "measure_unit_printed": None}
    return of(days, **LESS_IS_BETTER, **unit, value_text=printed) | {"value_printed": printed}


def share(printed: str, value: int = 3, **more: Any) -> dict[str, Any]:
    return of(value, **{"measure_unit": "%", "value_text": printed, **more}) | {"value_printed": printed}


NAMED = {"name_printed": "产量增长率"}
"""An indicator whose name says that its number is a rise."""
NO_SIGN = {"comparator": None, "comparator_printed": None, "direction_printed": None, "direction_inferred": None}


FOLLOWED = (
    pytest.param([(2022, of(30)), (2023, of(30)), (2024, of(30))], [(2022, 2024, 3, None)], id="it stays"),
    pytest.param([(2022, of(30)), (2023, of(20))], [(2023, 2023, 1, "eased")], id="lower, where more is better"),
    pytest.param([(2022, of(30)), (2023, of(40))], [(2023, 2023, 1, "raised")], id="higher, where more is better"),
    pytest.param(
        [(2022, of(30, **LESS_IS_BETTER)), (2023, of(40, **LESS_IS_BETTER))],
        [(2023, 2023, 1, "eased")],
        id="higher, where less is better",
    ),
    pytest.param(
        [(2022, of(30)), (2023, of(30, comparator="＝"))], [(2023, 2023, 1, "other")], id="another comparator"
    ),
    pytest.param(
        [(2022, within("结案后30日内", 30)), (2023, within("结案后45日内", 45))],
        [(2023, 2023, 1, "eased")],
        id="a longer time after the same event",
    ),
    pytest.param(
        [(2022, within("结案后30日内", 30)), (2023, within("自立案之日起45日内", 45))], [], id="another event"
    ),
    pytest.param([(2022, share("提高≥3%")), (2023, share("降低≥3%"))], [], id="a rise, and a fall by as much"),
    pytest.param([(2022, share("提高≥3%")), (2023, share("≥95%", 95))], [], id="a rise, and what is reached"),
    pytest.param(
        [(2022, share("提高到95%以上", 95)), (2023, share("95%以上", 95))],
        [(2022, 2023, 2, None)],
        id="raised to so much is what is reached",
    ),
    pytest.param(
        [(2022, share("降低≥3%")), (2023, share("下降不低于2%", 2))], [(2023, 2023, 1, "eased")], id="a smaller fall"
    ),
    pytest.param(
        [(2022, of(30)), (2023, of(30, comparator="＞"))],
        [(2023, 2023, 1, "other")],
        id="more than so many is neither the same as at least so many nor told as raised",
    ),
    pytest.param(
        [(2022, within("30日内（结案后）", 30)), (2023, within("结案后30日内", 30))],
        [(2022, 2023, 2, None)],
        id="an event in brackets",
    ),
    pytest.param(
        [(2022, within("办结时间不超过30日", 30)), (2023, within("办结时间≤20日", 20))],
        [(2023, 2023, 1, "raised")],
        id="words that name no event",
    ),
    pytest.param(
        [(2022, of(30)), (2023, of(20, **NO_SIGN))], [(2023, 2023, 1, "eased")], id="lower, and its sign is lost"
    ),
    pytest.param(
        [(2022, of(30, **NO_SIGN)), (2023, of(20))], [(2023, 2023, 1, "eased")], id="lower, with a sign at last"
    ),
    pytest.param(
        [(2022, of(30, **NO_SIGN)), (2023, of(20, **NO_SIGN))], [(2023, 2023, 1, "other")], id="no sign at all"
    ),
    pytest.param(
        [(2022, of(30)), (2023, of(30, **NO_SIGN)), (2024, of(30)), (2025, of(20, **NO_SIGN))],
        [(2022, 2024, 3, None), (2025, 2025, 1, "eased")],
        id="a form that prints no signs changes nothing",
    ),
    pytest.param(
        [(2022, of(30)), (2023, of(30, value_text="30左右", **NO_SIGN))],
        [(2023, 2023, 1, "other")],
        id="about so many is not at least so many",
    ),
    pytest.param(
        [(2022, of(30)), (2023, of(30, **NO_SIGN)), (2024, of(30, comparator="＝"))],
        [(2023, 2023, 1, "other"), (2024, 2024, 1, "other")],
        id="no sign between two that differ is neither",
    ),
    pytest.param(
        [(2022, of(30, value_text="30左右", **NO_SIGN)), (2023, of(30, **NO_SIGN)), (2024, of(30))],
        [(2023, 2024, 2, "other")],
        id="about so many is not so many either",
    ),
    pytest.param(
        [(2022, of(30, **LESS_IS_BETTER)), (2023, of(30, **{**NO_SIGN, "direction_printed": "正向"}))],
        [(2023, 2023, 1, "other")],
        id="no sign, and the opposite direction",
    ),
    pytest.param([(2022, of(30)), (2024, of(20))], [], id="a year between is missing"),
    pytest.param([(2022, of(30)), (2023, of(30, level_2="质量指标"))], [], id="another class"),
    pytest.param(
        [(2022, people("0.57", "万人")), (2023, people("5700", "人"))], [(2022, 2023, 2, None)], id="0.57 万人"
    ),
    pytest.param(
        [(2022, people("0.57", "万人")), (2023, people("5699", "人"))], [(2023, 2023, 1, "eased")], id="one fewer"
    ),
    pytest.param(
        [(2022, of(30)), (2023, of(20)), (2023, of(40))], [], id="a year prints two: nobody knows which was changed"
    ),
    pytest.param(
        [(2022, of(10)), (2023, of(10)), (2023, of(12)), (2024, of(10)), (2025, of(8))],
        [(2022, 2024, 3, None), (2025, 2025, 1, "eased")],
        id="a second target that came and went hides no change",
    ),
    pytest.param([(2022, of(30)), (2022, of(30)), (2023, of(30))], [(2022, 2023, 2, None)], id="one is printed twice"),
    pytest.param([(2022, WORDS), (2023, of(30))], [(2023, 2023, 1, "quantified")], id="put into numbers at last"),
    pytest.param([(2022, of(30)), (2023, WORDS)], [(2023, 2023, 1, "vague")], id="a number becomes words"),
    pytest.param(
        [(2022, of(0)), (2023, {**WORDS, "value_text": "零发生"}), (2024, of(0))],
        [(2023, 2023, 1, "other"), (2024, 2024, 1, "other")],
        id="none at all is no vague word",
    ),
    pytest.param(
        [(2022, of(90)), (2023, {**WORDS, "value_text": "不低于90%"}), (2024, of(90))],
        [],
        id="a number in words was not lost",
    ),
    pytest.param(
        [(2022, {**WORDS, "value_text": "每季度1次"}), (2023, {**WORDS, "value_text": "每季度1次"})],
        [(2022, 2023, 2, None)],
        id="a number in words stays",
    ),
    pytest.param(
        [(2022, {**WORDS, "value_text": "不少于三次"}), (2023, of(3))], [], id="a numeral in words was there before"
    ),
    pytest.param(
        [(2022, people("100", "%")), (2023, {**WORDS, "value_text": "全覆盖"}), (2024, people("100", "%"))],
        [(2023, 2023, 1, "other"), (2024, 2024, 1, "other")],
        id="all of it is no vague word for 100 %",
    ),
    pytest.param(
        [(2022, people("95", "%")), (2023, {**WORDS, "value_text": "全覆盖"})],
        [(2023, 2023, 1, "vague")],
        id="all of it is not 95 %",
    ),
    pytest.param(
        [(2022, of(70, level_2="成本指标")), (2023, of(60, level_1="成本指标", level_2="经济成本指标"))],
        [(2023, 2023, 1, "eased")],
        id="cost is a level 1 since 2021",
    ),
    pytest.param(
        [(2021, WORDS), (2022, WORDS), (2023, of(30)), (2024, of(30))],
        [(2021, 2022, 2, None), (2023, 2024, 2, "quantified")],
        id="words stay, then a number does",
    ),
    pytest.param([(2022, WORDS), (2023, of(30)), (2023, people("8", "人"))], [], id="words, then two numbers"),
    pytest.param([(2022, WORDS), (2024, of(30))], [], id="words, and a number two years later"),
    pytest.param(
        [(2021, WORDS), (2022, of(30)), (2023, people("8", "人"))],
        [(2022, 2022, 1, "quantified")],
        id="another measure after the number is another target",
    ),
)


@pytest.fixture(scope="module")
def followed() -> list[list[Run]]:
    """The runs of all these projects, which stand side by side and touch each other in nothing."""
    return runs([case.values[0] for case in FOLLOWED])


@pytest.mark.parametrize(
    ("project", "found"), [pytest.param(n, case.values[1], id=case.id) for n, case in enumerate(FOLLOWED)]
)
def test_a_target_is_followed_through_the_years(followed: list[list[Run]], project: int, found: list[Run]) -> None:
    assert followed[project] == found


def read_off(values: Sequence[int]) -> list[Run]:
    """Return the runs that a person reads off values of one year after the other."""
    wanted: list[Run] = []
    start = 0
    for end in range(len(values)):
        if end + 1 == len(values) or values[end + 1] != values[end]:
            change = None if start == 0 else "eased" if values[start] < values[start - 1] else "raised"
            if end > start or change:
                wanted.append((2016 + start, 2016 + end, end - start + 1, change))
            start = end + 1
    return wanted


@settings(max_examples=2, deadline=None)
@given(st.lists(st.lists(st.integers(1, 3), min_size=1, max_size=8), min_size=5, max_size=20))
def test_runs_are_what_a_person_reads_off_the_years(projects: list[list[int]]) -> None:
    printed = [[(2016 + year, of(value)) for year, value in enumerate(values)] for values in projects]
    assert runs(printed) == [read_off(values) for values in projects]


def test_what_was_put_into_numbers_and_what_lost_them_is_listed(tmp_path: Path) -> None:
    statement = find_question("quantified_targets").statement.removesuffix(";")
    turned = stage((2022, WORDS), (2023, of(30)), (2024, WORDS)).build(tmp_path)
    with staging.opened(turned) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change, target_before, target FROM ({statement})").fetchall()
    assert answer == [(2024, "vague", "≥30", "有所改善"), (2023, "quantified", "有所改善", "≥30")]


def test_two_evaluations_tell_how_the_targets_that_they_restate_changed(tmp_path: Path) -> None:
    statement = find_question("restated_targets").statement.removesuffix(";")
    said: dict[str, Any] = {"stage": "evaluation"}
    printed = stage(
        (2021, {**WORDS, **said}),
        (2022, {**of(30), **said, "actual_printed": "31"}),
        (2023, {**of(30, **NO_SIGN), **said}),
        (2025, {**of(28), **said, "actual_printed": "28"}),
    ).build(tmp_path)
    with staging.opened(printed) as ask:
        columns = "fiscal_year, year_before, change, target_before, target, actual_printed"
        answer = ask.execute(f"SELECT {columns} FROM ({statement})").fetchall()
    assert answer == [
        (2025, 2023, "eased", "30", "≥28", "28"),
        (2023, 2022, "same", "≥30", "30", None),
        (2022, 2021, "quantified", "有所改善", "≥30", "31"),
    ]


def test_an_indicators_years_tell_what_was_put_into_numbers_and_convert_units(tmp_path: Path) -> None:
    statement = find_question("indicator_by_year").statement.replace("'%满意度%'", "'%'").removesuffix(";")
    printed = stage(
        (2021, WORDS),
        (2022, people("0.5", "万人")),
        (2023, people("5000", "人")),
        (2024, people("4000", "人")),
        (2025, WORDS),
    ).build(tmp_path)
    with staging.opened(printed) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change, change_of_value_low FROM ({statement})").fetchall()
    assert answer == [
        (2021, None, None),
        (2022, "quantified", None),
        (2023, "same", 0),
        (2024, "eased", -1000),
        (2025, "vague", None),
    ]


def test_a_target_that_lost_its_sign_is_told_as_eased_year_by_year(tmp_path: Path) -> None:
    statement = find_question("indicator_by_year").statement.replace("'%满意度%'", "'%'").removesuffix(";")
    printed = stage((2023, of(90)), (2024, of(85, **NO_SIGN)), (2025, of(95))).build(tmp_path)
    with staging.opened(printed) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement})").fetchall()
    assert answer == [(2023, None), (2024, "eased"), (2025, "raised")]


def test_the_same_number_with_the_opposite_sign_is_not_the_same_target(tmp_path: Path) -> None:
    statement = find_question("indicator_by_year").statement.replace("'%满意度%'", "'%'").removesuffix(";")
    about = of(85, value_text="85左右", **NO_SIGN)
    years = (
        (2022, of(85)),
        (2023, of(85, **LESS_IS_BETTER)),
        (2024, of(85, **NO_SIGN)),
        (2025, of(85)),
        (2026, about),
        (2027, of(85, **NO_SIGN)),
    )
    with staging.opened(stage(*years).build(tmp_path)) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement})").fetchall()
    assert answer == [(2022, None), (2023, "other"), (2024, "same"), (2025, "same"), (2026, "other"), (2027, "other")]


BY_EVENT = (
    (2021, "结案后30日内", 30, None),
    (2022, "30日内（结案后）", 30, "same"),
    (2023, "自立案之日起45日内", 45, "other"),
    (2024, "受理后45日内", 45, "other"),
    (2025, "受理后60日内", 60, "eased"),
)


@pytest.mark.parametrize(
    ("question", "more"), [("indicator_by_year", {}), ("restated_targets", {"stage": "evaluation"})]
)
def test_a_limit_of_time_after_another_event_is_neither_the_same_nor_eased(
    tmp_path: Path, question: str, more: dict[str, Any]
) -> None:
    statement = find_question(question).statement.replace("'%满意度%'", "'%'").removesuffix(";")
    built = stage(*((year, within(text, days) | more) for year, text, days, _ in BY_EVENT))
    with staging.opened(built.build(tmp_path)) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement}) ORDER BY fiscal_year").fetchall()
    assert dict(answer) == {year: change for year, *_, change in BY_EVENT if change or not more}


def test_none_at_all_is_no_vague_word_for_0(tmp_path: Path) -> None:
    statement = find_question("indicator_by_year").statement.replace("'%满意度%'", "'%'").removesuffix(";")
    printed = stage((2023, of(0)), (2024, {**WORDS, "value_text": "零发生"}), (2025, of(0)), (2026, WORDS)).build(
        tmp_path
    )
    with staging.opened(printed) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement})").fetchall()
    assert answer == [(2023, None), (2024, "other"), (2025, "other"), (2026, "vague")]


@pytest.mark.parametrize(
    ("question", "more"), [("indicator_by_year", {}), ("restated_targets", {"stage": "evaluation"})]
)
def test_words_that_hold_a_number_did_not_lose_it(tmp_path: Path, question: str, more: dict[str, Any]) -> None:
    statement = find_question(question).statement.replace("'%满意度%'", "'%'").removesuffix(";")
    words, all_of_it = {**WORDS, "value_text": "不低于90%"}, {**WORDS, "value_text": "全覆盖"}
    numbers = (2020, people("100", "%")), (2021, all_of_it), (2022, people("100", "%"))
    years = *numbers, (2024, words), (2025, of(90)), (2026, WORDS)
    with staging.opened(stage(*((year, printed | more) for year, printed in years)).build(tmp_path)) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement}) ORDER BY fiscal_year").fetchall()
    assert answer[-5:] == [(2021, "other"), (2022, "other"), (2024, "other"), (2025, "other"), (2026, "vague")]


@pytest.mark.parametrize(
    ("question", "more"), [("indicator_by_year", {}), ("restated_targets", {"stage": "evaluation"})]
)
def test_cost_that_became_a_level_1_is_the_cost_of_the_years_before(
    tmp_path: Path, question: str, more: dict[str, Any]
) -> None:
    statement = find_question(question).statement.replace("'%满意度%'", "'%'").removesuffix(";")
    before, since = of(70, level_2="成本指标"), of(60, level_1="成本指标", level_2="经济成本指标")
    with staging.opened(stage((2023, before | more), (2024, since | more)).build(tmp_path)) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement}) ORDER BY fiscal_year").fetchall()
    assert answer[-1] == (2024, "eased")


def test_a_class_that_stands_in_the_column_of_level_1_is_that_of_other_years(tmp_path: Path) -> None:
    statement = find_question("indicator_by_year").statement.replace("'%满意度%'", "'%'").removesuffix(";")
    shifted = of(25, level_1="数量指标", level_2=None, level_1_printed="数量指标", level_2_printed=None)
    printed = stage((2023, of(30, level_2="数量指标")), (2024, shifted)).build(tmp_path)
    with staging.opened(printed) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement})").fetchall()
    assert answer == [(2023, None), (2024, "eased")]


def test_two_targets_of_one_measure_in_a_year_are_held_beside_no_other(tmp_path: Path) -> None:
    statement = find_question("indicator_by_year").statement.replace("'%满意度%'", "'%'").removesuffix(";")
    printed = stage((2023, of(90)), (2024, of(95)), (2024, of(85)), (2025, of(80))).build(tmp_path)
    with staging.opened(printed) as ask:
        answer = ask.execute(f"SELECT fiscal_year, year_before, change FROM ({statement})").fetchall()
    assert answer == [(2023, None, None), (2024, None, None), (2024, None, None), (2025, None, None)]


AS_TEXT: tuple[tuple[dict[str, Any], str | None], ...] = (
    ({"comparator_printed": "≥", "value_printed": "92%"}, "≥92%"),
    ({"comparator_printed": "大于等于", "value_printed": "92%"}, "≥92%"),
    ({"comparator_printed": "≥", "value_printed": "≥92%"}, "≥92%"),
    ({"comparator_printed": "大于等于", "value_printed": "≥92%"}, "≥92%"),
    ({"comparator_printed": None, "value_printed": "≥92%"}, "≥92%"),
    ({"comparator_printed": None, "value_printed": "92%以上"}, "92%以上"),
    ({"comparator_printed": "定性", **{k: v for k, v in WORDS.items() if k != "comparator"}}, "有所改善"),
    ({"comparator_printed": None, "value_printed": None, "value_low": None}, None),
)


@pytest.fixture(scope="module")
def as_text(tmp_path_factory: pytest.TempPathFactory) -> list[str | None]:
    """The targets of these projects as texts."""
    built = side_by_side([[(2024, {"comparator": "≥", **printed})] for printed, _ in AS_TEXT])
    with staging.opened(built.build(tmp_path_factory.mktemp("as text"))) as ask:
        found = ask.execute("SELECT target_as_text FROM fact_indicator_target ORDER BY project_id").fetchall()
    return [text for (text,) in found]


@pytest.mark.parametrize("project", range(len(AS_TEXT)), ids=lambda n: str(AS_TEXT[n]))
def test_a_target_as_text_says_its_comparator_once(as_text: list[str | None], project: int) -> None:
    assert as_text[project] == AS_TEXT[project][1]


def test_a_departments_year_counts_its_targets_by_kind(tmp_path: Path) -> None:
    percent = {"measure_unit": "%", "measure_unit_printed": "%"}
    words = {"value_low": None, "value_printed": "有所改善", "value_text": "有所改善", "comparator": "定性"}
    path = stage(
        (2024, of(30)),
        (2024, of(100, **percent)),
        (2024, of(100, comparator="＝", **percent)),
        (2024, of(0, **LESS_IS_BETTER)),
        (2024, words),
    ).build(tmp_path)
    columns = "projects, amount_yuan, indicator_rows, saturated_rows, exact_rows, zero_rows, qualitative_rows, weight"
    with staging.opened(path) as ask:
        found = ask.execute(f"SELECT {columns} FROM department_year WHERE fiscal_year = 2024").fetchall()
    assert found == [(1, Decimal("120000.00"), 5, 1, 1, 1, 1, Decimal(450))]


def test_a_projects_year_adds_up_its_tranches_but_keeps_apart_what_is_settled_otherwise(tmp_path: Path) -> None:
    printed = (
        staging.project(101, 1, amount_yuan=Decimal("100.10")),
        staging.project(102, 1, project_no=2, tranche="提前下达", amount_yuan=Decimal("20.20")),
        staging.project(103, 1, project_no=3, settlement="据实结算", amount_yuan=Decimal("3.30")),
    )
    standings = tuple(staging.standing(row.row_id) for row in printed)
    built = staging.Stage(
        projects=printed, indicators=(), entities=staging.entities(project_standings=standings)
    ).build(tmp_path)
    with staging.opened(built) as ask:
        sql = "SELECT settlement, amount_yuan, rows_of_year FROM project_year ORDER BY settlement"
        assert ask.execute(sql).fetchall() == [
            ("据实结算", Decimal("3.30"), 2),
            ("非据实结算", Decimal("120.30"), 2),
        ]
        sql = "SELECT budget_years, largest_budget_yuan FROM dim_project WHERE project_id <> 0"
        assert ask.execute(sql).fetchall() == [(1, Decimal("123.60"))]


def test_a_projects_targets_are_counted_by_class_and_weight(tmp_path: Path) -> None:
    built = stage(
        (2024, of(30, weight=Decimal(60), weight_printed="60")),
        (2024, of(95, level_1="满意度指标", level_2="服务对象满意度", weight=None, weight_printed=None)),
        (2024, of(5, level_1="成本指标", level_2="经济成本指标", weight=Decimal(20), weight_printed="20")),
    ).build(tmp_path)
    columns = (
        "indicator_rows, quantity_rows, quality_rows, satisfaction_rows, cost_rows, weightless_rows, "
        "weight_total, heaviest_weight"
    )
    with staging.opened(built) as ask:
        found = ask.execute(f"SELECT {columns} FROM project_targets").fetchall()
    assert found == [(3, 1, 0, 1, 1, 1, Decimal(80), Decimal(60))]


def test_a_project_without_targets_has_none_counted(tmp_path: Path) -> None:
    built = staging.Stage(indicators=()).build(tmp_path)
    with staging.opened(built) as ask:
        found = ask.execute("SELECT indicator_rows, weight_total, heaviest_weight FROM project_targets").fetchall()
    assert found == [(0, None, None)]


def test_a_number_too_large_to_convert_is_compared_all_the_same(tmp_path: Path) -> None:
    enormous = {**people("1000000000000000000000", "亿吨"), "value_printed": "1" + "0" * 21}
    reported = staging.indicator(1009, 1, indicator_no=2, stage="evaluation", **enormous)
    built = stage((2024, enormous), (2025, enormous))
    built.indicators += (reported,)
    with staging.opened(built.build(tmp_path)) as ask:
        assert ask.execute("SELECT first_year, last_year FROM target_run").fetchall() == [(2024, 2025)]
        assert ask.execute("SELECT row_id FROM finding WHERE rule_id = 'R04'").fetchall() == []


def test_a_vague_target_is_told_before_all_that_stayed(tmp_path: Path) -> None:
    frozen = {"indicator_key": "巡护次数", "indicator_name": "巡护次数", "name_printed": "巡护次数"}
    built = stage((2024, of(30)), (2024, of(5, **frozen)), (2025, WORDS), (2025, of(5, **frozen)))
    built.projects = tuple(
        dataclasses.replace(row, amount_yuan=Decimal(row.fiscal_year or 0)) for row in built.projects
    )
    built.entities = dataclasses.replace(
        built.entities,
        indicators=(*built.entities.indicators, r.IndicatorEntity(52, "巡护次数", "巡护次数")),
    )
    statement = find_question("eased_targets").statement.removesuffix(";")
    with staging.opened(built.build(tmp_path)) as ask:
        answer = ask.execute(f"SELECT change, target_before, target FROM ({statement})").fetchall()
    assert answer == [("vague", "≥30", "有所改善"), ("unchanged", "≥5", "≥5")]


def test_a_departments_own_form_is_held_beside_the_departments_money(tmp_path: Path) -> None:
    built = stage((2023, of(30)), (2024, of(30)), (2025, of(20)))
    built.projects = tuple(
        dataclasses.replace(row, category="部门整体", amount_yuan=Decimal(row.fiscal_year or 0))
        for row in built.projects
    )
    statement = find_question("eased_targets").statement.removesuffix(";")
    with staging.opened(built.build(tmp_path)) as ask:
        answer = ask.execute(f"SELECT change, amount_before_yuan, amount_yuan FROM ({statement})").fetchall()
    assert answer == [("eased", 2024, 2025)]


RISES = (
    (2021, share("提高≥3%"), None),
    (2022, share("降低≥3%"), "other"),
    (2023, share("下降≥2%", 2), "eased"),
    (2024, share("≥95%", 95), "other"),
)


@pytest.mark.parametrize(
    ("question", "more"), [("indicator_by_year", {}), ("restated_targets", {"stage": "evaluation"})]
)
def test_a_rise_and_a_fall_by_as_much_are_not_the_same_target(
    tmp_path: Path, question: str, more: dict[str, Any]
) -> None:
    statement = find_question(question).statement.replace("'%满意度%'", "'%'").removesuffix(";")
    built = stage(*((year, {**printed, **more}) for year, printed, _ in RISES))
    with staging.opened(built.build(tmp_path)) as ask:
        answer = ask.execute(f"SELECT fiscal_year, change FROM ({statement}) ORDER BY fiscal_year").fetchall()
    assert dict(answer) == {year: change for year, _, change in RISES if change or not more}


def test_a_rise_of_satisfaction_is_not_the_lowest_target(tmp_path: Path) -> None:
    said = {"level_1": "满意度指标", "level_2": "服务对象满意度"}
    built = side_by_side([[(2024, share("提高≥3%", **said))], [(2024, share("95%以上", 95, **said))]]).build(tmp_path)
    statement = find_question("satisfaction_targets").statement.removesuffix(";")
    with staging.opened(built) as ask:
        assert ask.execute(f"SELECT targets, lowest FROM ({statement})").fetchall() == [(1, 95)]


def test_a_rise_that_the_name_tells_is_the_same_with_its_word_and_without(tmp_path: Path) -> None:
    named = [(2022, share("增长≥3%", **NAMED)), (2023, share("≥3%", **NAMED))]
    with staging.opened(stage(*named).build(tmp_path)) as ask:
        assert ask.execute("SELECT first_year, last_year, change FROM target_run").fetchall() == [(2022, 2023, None)]


def test_an_eased_target_says_whether_a_misprinted_unit_may_be_why(tmp_path: Path) -> None:
    statement = find_question("eased_targets").statement.removesuffix(";")
    misprinted = [(2023, people("12000", "万人")), (2024, people("1.2", "万人"))]
    eased = [(2023, people("1.3", "万人")), (2024, people("12000", "人"))]
    none_kept = [(2023, people("0", "人")), (2024, people("0", "人"))]
    built = side_by_side([misprinted, eased, none_kept])
    richer = tuple(dataclasses.replace(row, amount_yuan=Decimal(row.fiscal_year or 0)) for row in built.projects)
    with staging.opened(dataclasses.replace(built, projects=richer).build(tmp_path)) as ask:
        answer = ask.execute(
            f"SELECT target_before, change, is_of_other_magnitude FROM ({statement}) ORDER BY 1"
        ).fetchall()
    assert answer == [("≥0", "unchanged", False), ("≥1.3", "eased", False), ("≥12000", "eased", True)]
