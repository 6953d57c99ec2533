"""What changed between two releases is told by key, with the document or the decision that changed it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.promises.warehouses import COUNT, InThisProcess, Project, folder, load, write
from warehouse.diff import ChangedCell, Comparison, changelog, compared
from warehouse.release import read_release

pytestmark = pytest.mark.slow
AREA = ("产出指标", "数量指标", "修缮校舍面积", "≥", "8000", "平方米", "50", "正向指标")
REPAIR, MEALS = Project("校舍维修"), Project("营养改善", "500.00", indicators=(COUNT, AREA))
RECODED = "301009-青禾县教育局"


@dataclass
class History:
    """The releases of one home, by what was new in each."""

    releases: dict[str, Path]

    @contextmanager
    def between(self, older: str, newer: str, table: str | None = None) -> Iterator[Comparison]:
        with compared(self.releases[older], self.releases[newer], table) as comparison:
            yield comparison

    def cells(self, older: str, newer: str, table: str) -> list[ChangedCell]:
        with self.between(older, newer, table) as comparison:
            return list(comparison.cells(100))

    def draft(self, older: str, newer: str) -> str:
        with self.between(older, newer) as comparison:
            told = (read_release(self.releases[name]) for name in (older, newer))
            return "\n".join(changelog(comparison, *told, 20))


def decide(steward: Path, name: str, header: str, line: str) -> None:
    steward.mkdir(exist_ok=True)
    (steward / name).write_text(
        f"{header},reason,decided_on,decided_by\n{line},同一事物,2026-01-05,steward\n", encoding="utf-8"
    )


@pytest.fixture(scope="module")
def history(pool: InThisProcess, tmp_path_factory: pytest.TempPathFactory) -> History:
    """A home that learns of a correction, a merge, a new year under another unit code, and the decision on the code."""
    base = tmp_path_factory.mktemp("history")
    inbox, steward, releases = base / "inbox", base / "steward", {}

    def publish(name: str) -> None:
        releases[name] = load(base / "home", inbox, pool, steward=steward)

    write(folder(inbox) / "目标表.txt", REPAIR, MEALS)
    publish("first")
    title = "部门预算项目绩效目标表（2024年度）（更正）"
    write(folder(inbox) / "更正.txt", Project("校舍维修", "1,200.00"), MEALS, title=title)
    publish("corrected")
    decide(steward, "indicators.csv", "decision,left,right,unit", "merge,维修校舍面积,修缮校舍面积,")
    publish("merged")
    title = "部门预算项目绩效目标表（2025年度）"
    write(folder(inbox, 2025) / "目标表.txt", Project("校舍维修", "1,300.00", unit=RECODED), title=title)
    publish("new year")
    header = "change,body,region,left_code,left_name,right_code,right_name,from_year"
    decide(steward, "units.csv", header, "recode,unit,990124,301001,青禾县教育局,301009,青禾县教育局,2025")
    publish("recoded")
    return History(releases)


def test_a_correction_adds_its_rows_and_takes_the_count_from_those_it_replaces(history: History):
    found = history.cells("first", "corrected", "fact_project_budget")
    added = [cell for cell in found if cell.change == "added"]
    assert {(cell.document, cell.cause) for cell in added} == {("更正.txt", "document new")}
    counted = [cell for cell in found if cell.column == "is_current"]
    assert {(cell.old, cell.new, cell.document) for cell in counted} == {("true", "false", "目标表.txt")}
    assert len(added) == len(counted) == 2


def test_the_draft_tells_a_corrected_amount_with_both_figures(history: History):
    draft = history.draft("first", "corrected")
    assert "校舍维修 (2024, 批复): 1000.00 → 1200.00 yuan" in draft
    assert "营养改善" not in draft.split("### Corrected amounts")[1]


def test_a_document_that_the_other_release_lacks_is_gone_with_its_rows(history: History):
    with history.between("corrected", "first") as comparison:
        gone = [document for document in comparison.documents(10) if document.state == "gone"]
    assert [document.name for document in gone] == ["更正.txt"]
    assert gone[0].gone > 0
    assert gone[0].added == gone[0].changed == 0


def test_a_merge_is_told_as_the_steward_s_decision_though_no_document_changed(history: History):
    with history.between("corrected", "merged") as comparison:
        assert comparison.states() == {}
        assert [(one.kind, one.change) for one in comparison.changed_inputs(10)] == [("decision", "added")]
    moved = history.cells("corrected", "merged", "fact_indicator_target")
    assert {cell.column for cell in moved} == {"indicator_id"}
    assert {cell.cause for cell in moved} == {"decision"}


def test_the_draft_names_what_was_merged_and_why_and_swapped_what_was_split(history: History):
    merged, split = history.draft("corrected", "merged"), history.draft("merged", "corrected")
    assert "now counts as" in merged
    assert "(同一事物)" in merged
    assert "stands for itself again" in split


def test_a_new_year_is_the_work_of_its_document(history: History):
    years = history.cells("merged", "new year", "dim_fiscal_year")
    assert [(cell.change, cell.key, cell.document, cell.cause) for cell in years] == [
        ("added", "2025", "目标表.txt", "document new")
    ]
    assert "first data of fiscal year 2025" in history.draft("merged", "new year")


def test_another_unit_code_is_a_new_unit_until_a_person_decides(history: History):
    met = [cell for cell in history.cells("merged", "new year", "dim_unit") if cell.label.startswith("301009")]
    assert [cell.change for cell in met] == ["added"]
    decided = history.cells("new year", "recoded", "dim_unit")
    assert {cell.column for cell in decided} == {"successor_id", "current_unit_id"}
    assert {cell.cause for cell in decided} == {"decision"}
    assert {cell.cause for cell in history.cells("new year", "recoded", "project_link")} == {"decision"}
    assert "became 301009 青禾县教育局 from 2025" in history.draft("new year", "recoded")


def test_swapped_releases_swap_added_and_gone(history: History):
    with history.between("first", "recoded") as there, history.between("recoded", "first") as back:
        forth = {one.name: (one.added, one.gone, one.changed) for one in there.tables()}
        assert {one.name: (one.gone, one.added, one.changed) for one in back.tables()} == forth
        assert sum(added for added, _, _ in forth.values())


def test_the_same_documents_loaded_into_another_home_differ_in_nothing(
    history: History, pool: InThisProcess, tmp_path: Path
):
    inbox = tmp_path / "inbox"
    write(folder(inbox) / "目标表.txt", REPAIR, MEALS)
    again = load(tmp_path / "home", inbox, pool, steward=None)
    with compared(history.releases["first"], again) as comparison:
        assert [one.name for one in comparison.tables() if one.differs] == []
        assert comparison.documents(10) == comparison.changed_inputs(10) == list(comparison.cells(10)) == []
