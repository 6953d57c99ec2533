"""The founding document, read by hand: every field of every row, in every drawing of its table."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.promises.warehouses import InThisProcess, ask, load

SHARED = Path(__file__).parents[3] / "shared"
SEED = SHARED / "seed" / "000_a38c96af54c32677.txt"
DRAWN = ("workbook.xlsx", "ruled.pdf", "workbook.pdf")
FIELDS = (
    "fiscal_year, region_code, region_name, department_code, department_name, unit_code, unit_name, project_name, "
    "amount_yuan, goal, is_goal_clipped, level_1, level_2, level_1_printed, level_2_printed, name_printed, is_clipped, "
    "comparator, comparator_printed, value_low, value_high, value_text, measure_unit, measure_unit_printed, "
    "weight, direction_printed, direction, indicator_no, is_disputed"
)

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the shared seed document is not beside the project")


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory, pool: InThisProcess) -> dict[str, Path]:
    """A home for the seed, one for each drawing of it, and one for all of them together."""
    base = tmp_path_factory.mktemp("seed")
    files = {"seed": [SEED], **{name: [SHARED / "drawn" / name] for name in DRAWN}}
    files["all"] = [path for paths in files.values() for path in paths]
    for name, paths in files.items():
        (base / "inbox" / name).mkdir(parents=True)
        for path in paths:
            shutil.copy(path, base / "inbox" / name)
        load(base / name, base / "inbox" / name, pool)
    return {name: base / name for name in files}


def truth() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "seed" / "truth.json").read_text(encoding="utf-8"))
    return found


def test_every_project_of_the_seed_is_what_was_read_by_hand(homes: dict[str, Path]):
    sql = (
        "SELECT project_name, amount_yuan, goal, is_goal_clipped, weight_total, unit_code, unit_name, department_code, "
        "department_name, fiscal_year, money_unit_printed FROM mart_project_budget ORDER BY source_row"
    )
    read = truth()
    unit, department = read["units"][0], read["department"]
    assert ask(homes["seed"], sql) == [
        (
            project["name"],
            Decimal(project["budget"]),
            project["annual_goal"],
            project["goal_clipped"],
            Decimal(project["weight_sum"]),
            project["unit_code"],
            unit["name"],
            department["code"],
            department["name"],
            int(read["fiscal_year"]),
            read["money_unit"],
        )
        for project in read["projects"]
    ]


def test_every_indicator_of_the_seed_is_what_was_read_by_hand(homes: dict[str, Path]):
    sql = (
        "SELECT project_name, level_1_printed, level_2_printed, name_printed, is_clipped, comparator_printed, "
        "value_printed, measure_unit_printed, weight, direction_printed, source_row "
        "FROM mart_indicator_target ORDER BY source_row"
    )
    wanted = [
        (
            project["name"],
            one["l1"],
            one["l2"],
            one["l3"],
            one.get("l3_clipped", False),
            one["comparator"],
            one["value"],
            one["unit"],
            Decimal(one["weight"]),
            one["direction"],
            one["lines"][0],
        )
        for project in truth()["projects"]
        for one in project["indicators"]
    ]
    assert ask(homes["seed"], sql) == wanted


def test_the_seeds_values_are_numbers_where_numbers_are_printed(homes: dict[str, Path]):
    sql = "SELECT value_printed, value_low, value_high, value_text FROM mart_indicator_target"
    for printed, low, high, text in ask(homes["seed"], sql):
        assert Decimal(printed) in (low, high) or text == printed


def test_the_seeds_total_is_its_projects_to_the_cent(homes: dict[str, Path]):
    total = Decimal(truth()["department"]["total"])
    sql = "SELECT total_yuan, parts_yuan, difference_yuan FROM control_total"
    assert ask(homes["seed"], sql) == [(total, total, Decimal(0))]


def test_the_seeds_repairs_are_logged_line_by_line(homes: dict[str, Path]):
    shifted = {row for (row,) in ask(homes["seed"], "SELECT source_row FROM repair WHERE rule = 'row_shifted'")}
    assert shifted == {*range(23, 28), *range(43, 53)}
    joined = "SELECT rule, before, after FROM repair WHERE rule LIKE '%joined' ORDER BY rule"
    found = {rule: (before, after) for rule, before, after in ask(homes["seed"], joined)}
    project = next(one for one in truth()["projects"] if one["no"] == 10)
    unit = truth()["units"][0]
    assert found["project_joined"] == (" | ".join(project["joined"]["name"]), project["name"])
    assert found["goal_joined"][1] == project["annual_goal"]
    fragments = " | ".join(fragment["text"] for fragment in unit["label_fragments"])
    assert found["unit_label_joined"] == (fragments, f"{unit['code']}-{unit['name']}")


def rows(home: Path) -> list[tuple[Any, ...]]:
    return ask(home, f"SELECT {FIELDS} FROM mart_indicator_target ORDER BY project_name, indicator_no")


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_of_the_seeds_table_gives_the_seeds_rows(homes: dict[str, Path], name: str):
    assert rows(homes[name]) == rows(homes["seed"])


def test_the_seed_and_its_drawings_together_count_once(homes: dict[str, Path]):
    assert ask(homes["all"], "SELECT count(*), sum(amount_yuan) FROM mart_project_budget") == [
        (15, Decimal(truth()["department"]["total"]))
    ]
    assert rows(homes["all"]) == rows(homes["seed"])
    assert len(ask(homes["all"], "SELECT 1 FROM dim_document WHERE NOT is_current")) == 3
