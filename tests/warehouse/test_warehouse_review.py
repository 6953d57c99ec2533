"""The steward's queue: what is shown of each pair, in files that spreadsheets open, and the way of a decision back."""

from __future__ import annotations

import csv
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import exported
import openpyxl
import pytest
import reviewed
import staging
import turns
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.resolve.decisions import STEWARD_FILES, StewardError, read_decisions
from warehouse.errors import QueryError, ReviewError
from warehouse.pointer import current_path
from warehouse.reader import Reader
from warehouse.replacing import replace_file
from warehouse.review import WORKBOOK, Queue, queues, sheets, take, taking, write_files

Row = dict[str, str]
KINDS = ("indicator", "project", "unit", "department")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return reviewed.published(tmp_path_factory.mktemp("review") / "home", reviewed.county(*reviewed.CANDIDATES))


@pytest.fixture(scope="module")
def waiting(home: Path) -> Iterator[tuple[Queue, ...]]:
    with Reader(home) as reader:
        yield queues(reader)


@pytest.fixture
def steward(tmp_path: Path) -> Path:
    return tmp_path / "steward"


@pytest.fixture
def folder(waiting: tuple[Queue, ...], tmp_path: Path, steward: Path) -> Path:
    write_files(waiting, tmp_path / "review", steward)
    return tmp_path / "review"


def shown(queues: tuple[Queue, ...], kind: str) -> dict[str, object]:
    (queue,) = (queue for queue in queues if queue.sheet.kind == kind)
    (row,) = queue.rows
    return dict(zip([column.name for column in queue.sheet.columns], row, strict=True))


def asked(stage: staging.Stage, tmp_path: Path) -> tuple[Queue, ...]:
    with Reader(reviewed.published(tmp_path / "home", stage)) as reader:
        return queues(reader)


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def fill(path: Path, **decided: str) -> Path:
    """Fill in the first line of a CSV file."""
    first, *others = rows_of(path)
    rows = [{**first, "reason": "同一事项", "decided_on": "2026-11-27", "decided_by": "steward", **decided}, *others]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return path


def fill_sheet(path: Path, title: str, **decided: object) -> Path:
    """Fill in the first row of a sheet, under the headings of its columns."""
    book = openpyxl.load_workbook(path)
    sheet = book[title]
    names = [column.name for one in sheets() if one.title == title for column in one.columns]
    for name, value in {"reason": "同一事项", "decided_by": "steward", **decided}.items():
        sheet.cell(2, names.index(name) + 1, value)
    book.save(path)
    return path


def test_an_indicator_is_shown_with_the_reach_and_the_rows_of_both_sides(waiting: tuple[Queue, ...]):
    row = shown(waiting, "indicator")
    assert (row["left"], row["right"], row["rank"], row["rule"], row["score"]) == (
        "游客满意率",
        "游客满意度",
        1,
        "synonym",
        0.875,
    )
    assert (row["guards_failed"], row["evidence"]) == ("unit differs", "same class")
    assert [row[f"left_{reach}"] for reach in ("rows", "projects", "units", "years")] == [1, 1, 1, "2024"]
    assert row["right_years"] == "2025"
    assert row["left_sample_1"] == "2024 307001 岚溪县林业局机关，“游客满意率”，≧ 30 株，岚溪县林业局 1.pdf 第1页 第3行"
    assert row["left_sample_2"] is None
    assert (row["left_id"], row["right_id"]) == ("51", "52")


def test_a_project_is_shown_by_its_names_of_the_years_in_which_both_sides_meet(waiting: tuple[Queue, ...]):
    row = shown(waiting, "project")
    assert (row["region"], row["unit"]) == ("990101000", "307009")
    assert (row["left"], row["left_year"]) == ("2024年古树保护", 2024)
    assert (row["right"], row["right_year"]) == ("2025年古树名木保护", 2025)
    assert (row["left_units"], row["right_units"]) == ("307001 岚溪县林业局机关", "307009 岚溪县林业和园林局")
    assert "“2024年古树保护”，120000.00 元，保护古树。，岚溪县林业局 1.pdf 第1页 第3行" in str(row["left_sample_1"])


@pytest.mark.parametrize(("kind", "left", "right"), [("unit", "307001", "307009"), ("department", "307", "309")])
def test_a_body_is_shown_by_code_and_name_and_the_first_year_of_the_later_one(
    waiting: tuple[Queue, ...], kind: str, left: str, right: str
):
    row = shown(waiting, kind)
    assert (row["body"], row["region"], row["from_year"]) == (kind, "990101000", 2025)
    assert (row["left_code"], row["right_code"]) == (left, right)
    assert row["right_name"] == "岚溪县林业和园林局"
    assert (row["left_rows"], row["left_projects"], row["left_years"]) == (1, 1, "2024")
    assert "“2025年古树名木保护”" in str(row["right_sample_1"])


def test_three_rows_are_shown_of_different_units_before_those_of_one(tmp_path: Path):
    stage = reviewed.county(reviewed.candidate("indicator", 51, 52))
    _, later = stage.projects
    more = [replace(later, row_id=110 + n, project_no=n, project_key=str(n)) for n in range(2, 6)]
    rows = (*stage.indicators, *(staging.indicator(1100 + n, 2, project_no=n) for n in range(2, 6)))
    stage.projects += tuple(more)
    stage.indicators = tuple(replace(row, indicator_key=reviewed.LEFT) for row in rows)
    first, second = stage.entities.project_standings
    standings = (first, second, *(replace(second, row_id=project.row_id) for project in more))
    stage.entities = replace(stage.entities, project_standings=standings)
    row = shown(asked(stage, tmp_path), "indicator")
    assert (row["left_rows"], row["left_units"], row["left_years"]) == (6, 2, "2024, 2025")
    samples = [str(row[f"left_sample_{n}"]) for n in (1, 2, 3)]
    assert [sample[:11] for sample in samples] == ["2025 307009", "2024 307001", "2025 307009"]


def test_of_several_names_those_are_shown_that_are_nearest_in_time(tmp_path: Path):
    stage = reviewed.county(reviewed.candidate("project", 41, 42))
    before, after = (staging.project(number, 1, project_no=number) for number in (103, 104))
    names = (replace(before, fiscal_year=2023, name_printed="早"), replace(after, fiscal_year=2026, name_printed="晚"))
    stage.projects += names
    standings = (staging.standing(103), replace(stage.entities.project_standings[1], row_id=104))
    stage.entities = replace(stage.entities, project_standings=(*stage.entities.project_standings, *standings))
    row = shown(asked(stage, tmp_path), "project")
    assert (row["left"], row["left_year"], row["left_years"]) == ("2024年古树保护", 2024, "2023, 2024")
    assert (row["right"], row["right_year"], row["right_years"]) == ("2025年古树名木保护", 2025, "2025, 2026")


def test_rows_that_do_not_count_are_shown_but_not_counted(tmp_path: Path):
    stage = reviewed.county(*reviewed.CANDIDATES)
    first, second = stage.entities.project_standings
    replaced = replace(first, is_valid=False, is_current=False)
    stage.entities = replace(stage.entities, project_standings=(replaced, second))
    found = asked(stage, tmp_path)
    for kind in KINDS:
        row = shown(found, kind)
        assert (row["left_rows"], row["right_rows"]) == (0, 1)
        assert row["left_sample_1"]


def test_the_columns_begin_with_those_of_the_steward_s_file():
    for sheet in sheets():
        names = [column.name for column in sheet.columns]
        assert tuple(names[: len(sheet.file.columns)]) == sheet.file.columns
        assert names[len(sheet.file.columns)] == "rank"
        assert len({column.chinese for column in sheet.columns}) == len(names) == len(set(names))
    assert tuple(sheet.kind for sheet in sheets()) == KINDS


def test_of_many_candidates_the_best_are_written_and_the_others_counted(tmp_path: Path):
    many = [reviewed.candidate("indicator", 51, 52, rank=rank, left_name=f"第{rank}") for rank in (3, 1, 4, 2)]
    home = reviewed.published(tmp_path / "home", reviewed.county(*many))
    with closing(duckdb.connect(str(current_path(home)))) as connection:
        connection.execute("CREATE OR REPLACE TABLE review_candidate AS FROM review_candidate ORDER BY rank DESC")
    with Reader(home) as reader:
        first = queues(reader, 2)[0]
    assert [row[1] for row in first.rows] == ["第1", "第2"]
    assert first.waiting == 4


def test_a_release_that_kept_no_queue_says_so(tmp_path: Path):
    turns.publish_one(tmp_path)
    with Reader(tmp_path) as reader, pytest.raises(QueryError, match="no queue for review: run `jixiao load` again"):
        queues(reader)


def test_csv_files_open_in_excel_and_hold_a_line_a_pair(folder: Path):
    for name, lines in (("indicators.csv", 1), ("projects.csv", 1), ("units.csv", 2)):
        assert (folder / name).read_bytes().startswith(b"\xef\xbb\xbf")
        assert len(rows_of(folder / name)) == lines
    assert [row["body"] for row in rows_of(folder / "units.csv")] == ["unit", "department"]


@pytest.mark.parametrize("name", ["indicators.csv", "projects.csv", "units.csv"])
def test_a_filled_line_can_be_copied_into_the_steward_s_file_as_it_is(folder: Path, steward: Path, name: str):
    words = {"units.csv": {"change": "rename"}, "projects.csv": {"decision": "same"}}
    fill(folder / name, **words.get(name, {"decision": "merge"}))
    (file,) = (file for file in STEWARD_FILES if file.name == name)
    line = (folder / name).read_text(encoding="utf-8-sig").splitlines()[1]
    steward.mkdir()
    (steward / name).write_text(f"{','.join(file.columns)}\n{line}\n", encoding="utf-8")
    (decision,) = file.read(steward)
    assert decision.reason == "同一事项"


def heading(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[1]]


def test_the_workbook_says_first_what_to_do_and_then_shows_a_sheet_a_kind(folder: Path):
    book = openpyxl.load_workbook(folder / WORKBOOK)
    assert book.sheetnames == ["说明", "指标", "项目", "单位", "部门"]
    told = "".join(str(cell.value) for row in book["说明"].rows for cell in row)
    for file in STEWARD_FILES[:3]:
        assert all(word in told for word in file.choices[file.columns[0]])
    assert "jixiao review --take" in told
    assert "1 条，另有 0 条" in told
    for sheet in sheets():
        assert heading(book[sheet.title]) == [column.chinese for column in sheet.columns]


def test_a_sheet_is_made_for_filling_in(folder: Path):
    sheet = openpyxl.load_workbook(folder / WORKBOOK)["单位"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:AF2"
    offers = {str(offer.sqref): offer.formula1 for offer in sheet.data_validations.dataValidation}
    assert offers == {"A2": '"rename,recode,merge,split,transfer"', "B2": '"unit,department"'}
    names = [column.name for column in sheets()[2].columns]
    score, sample = sheet.cell(2, names.index("score") + 1), sheet.cell(2, names.index("left_sample_1") + 1)
    assert (score.value, score.number_format) == (0.875, "0.000")
    assert sample.alignment.wrap_text
    assert sheet.column_dimensions["G"].width > 20
    assert sheet.cell(2, names.index("decided_on") + 1).number_format == "yyyy-mm-dd"
    assert sheet.cell(2, names.index("left_id") + 1).value == "31"


def test_a_kind_without_candidates_has_no_sheet_but_an_empty_file(tmp_path: Path, steward: Path):
    write_files(asked(reviewed.county(reviewed.CANDIDATES[0]), tmp_path), tmp_path / "review", steward)
    assert openpyxl.load_workbook(tmp_path / "review" / WORKBOOK).sheetnames == ["说明", "指标"]
    assert rows_of(tmp_path / "review" / "units.csv") == []


@pytest.mark.parametrize("name", ["=1+1", "+甲率", "-5℃以下天数", "@甲率", "\t=甲率", "\r甲率", "＝甲率", "'=甲率"])
def test_a_name_never_becomes_a_formula_and_comes_back_as_it_is(home: Path, tmp_path: Path, steward: Path, name: str):
    named = exported.copied(home, tmp_path / "home")
    exported.change(named, "UPDATE review_candidate SET left_name = $1, evidence = $1 WHERE kind = 'indicator'", [name])
    with Reader(named) as reader:
        queue = queues(reader)
    folder = tmp_path / "review"
    write_files(queue, folder, steward)
    (row,) = rows_of(folder / "indicators.csv")
    assert row["left"] == row["evidence"] == f"'{name}"
    sheet = openpyxl.load_workbook(folder / WORKBOOK)["指标"]
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}
    assert sheet["B2"].value == name.strip()
    taken = fill_sheet(folder / WORKBOOK, "指标", decision="merge", decided_on=date(2026, 11, 27))
    take(taken, steward)
    assert (steward / "indicators.csv").read_text(encoding="utf-8").splitlines()[1].startswith(("merge,'", "merge,甲"))
    assert [d.left for d in read_decisions(steward).indicators] == [name.strip()]
    (steward / "indicators.csv").unlink()
    take(fill(folder / "indicators.csv", decision="merge"), steward)
    assert [d.left for d in read_decisions(steward).indicators] == [name.strip()]


def test_a_filled_csv_is_taken_over_once(folder: Path, steward: Path):
    filled = fill(folder / "projects.csv", decision="same")
    assert [(one.file, one.added, one.known) for one in take(filled, steward)] == [(steward / "projects.csv", 1, 0)]
    before = (steward / "projects.csv").read_bytes()
    assert [(one.added, one.known) for one in take(filled, steward)] == [(0, 1)]
    assert (steward / "projects.csv").read_bytes() == before
    (decision,) = read_decisions(steward).projects
    assert (decision.left, decision.left_year, decision.right_year) == ("2024年古树保护", 2024, 2025)


def test_two_imports_at_once_lose_no_line(tmp_path: Path, steward: Path, monkeypatch: pytest.MonkeyPatch):
    """Each waits a moment, between reading the steward's file and writing it, for the other one to have read it too."""
    header = ",".join(STEWARD_FILES[0].columns)
    meeting = threading.Barrier(2)

    def write_when_both_have_read(path: Path, write: Callable[[Path], object]) -> None:
        with suppress(threading.BrokenBarrierError):
            meeting.wait(0.3)
        replace_file(path, write)

    def one(name: str) -> Path:
        path = tmp_path / f"{name}.csv"
        path.write_text(f"{header}\nmerge,{name}率,{name}比例,,同一事项,2026-11-27,a\n", encoding="utf-8")
        return path

    monkeypatch.setattr(taking, "replace_file", write_when_both_have_read)
    imports = [threading.Thread(target=take, args=(one(name), steward)) for name in ("参保", "退保")]
    for thread in imports:
        thread.start()
    for thread in imports:
        thread.join()
    assert sorted(d.left for d in read_decisions(steward).indicators) == ["参保率", "退保率"]


def test_all_sheets_of_a_filled_workbook_are_taken_over(folder: Path, steward: Path):
    path = folder / WORKBOOK
    fill_sheet(path, "指标", decision="never_merge", decided_on=date(2026, 11, 27))
    fill_sheet(path, "单位", change="recode", decided_on="2026/11/27")
    fill_sheet(path, "部门", change="rename", decided_on="2026-11-27")
    assert [(one.file.name, one.added) for one in take(path, steward)] == [
        ("indicators.csv", 1), ("projects.csv", 0), ("units.csv", 2),
    ]  # fmt: skip
    decided = read_decisions(steward)
    assert [d.decided_on for d in decided.indicators] == [date(2026, 11, 27)]
    assert [(d.change, d.body, d.left_code, d.from_year) for d in decided.bodies] == [
        ("recode", "unit", "307001", 2025), ("rename", "department", "307", 2025),
    ]  # fmt: skip
    assert not (steward / "projects.csv").exists()


def test_lines_are_added_behind_those_that_stand_there_in_the_file_s_own_writing(folder: Path, steward: Path):
    steward.mkdir()
    old = "reason,decision,left,right,unit,decided_on,decided_by\r\n# remark\r\n理由,merge,甲率,乙率,,2026-11-27,a"
    (steward / "indicators.csv").write_bytes(old.encode("gb18030"))
    take(fill(folder / "indicators.csv", decision="merge"), steward)
    text = (steward / "indicators.csv").read_bytes().decode("gb18030")
    assert text == f"{old}\r\n同一事项,merge,游客满意率,游客满意度,,2026-11-27,steward\r\n"
    assert len(read_decisions(steward).indicators) == 2


def test_a_byte_order_mark_stays_where_it_is(folder: Path, steward: Path):
    steward.mkdir()
    header = ",".join(STEWARD_FILES[0].columns)
    (steward / "indicators.csv").write_text(f"{header}\n", encoding="utf-8-sig")
    take(fill(folder / "indicators.csv", decision="merge"), steward)
    assert (steward / "indicators.csv").read_bytes().count(b"\xef\xbb\xbf") == 1


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"decision": "merge", "reason": ""}, "line 2: reason is empty"),
        ({"decision": "join"}, 'line 2: decision is "join"'),
        ({"decision": "merge", "decided_on": "yesterday"}, "line 2: decided_on"),
    ],
)
def test_a_faulty_line_is_refused_with_its_place_and_nothing_is_written(
    folder: Path, steward: Path, filled: Row, told: str
):
    with pytest.raises(StewardError, match=f"indicators.csv, {told}"):
        take(fill(folder / "indicators.csv", **filled), steward)
    assert not steward.exists()


def test_a_line_that_contradicts_the_folder_is_refused_with_both_named(folder: Path, steward: Path):
    take(fill(folder / "indicators.csv", decision="never_merge"), steward)
    before = (steward / "indicators.csv").read_bytes()
    with pytest.raises(StewardError) as told:
        take(fill(folder / "indicators.csv", decision="merge"), steward)
    assert str(told.value) == (
        "steward/indicators.csv, line 2 says that 游客满意率 and 游客满意度 are two, but "
        f"{folder / 'indicators.csv'}, line 2 (游客满意率, 游客满意度) makes them one: take one of these lines out"
    )
    assert (steward / "indicators.csv").read_bytes() == before


def test_one_faulty_sheet_keeps_the_others_out_as_well(folder: Path, steward: Path):
    fill_sheet(folder / WORKBOOK, "指标", decision="merge", decided_on=date(2026, 11, 27))
    fill_sheet(folder / WORKBOOK, "部门", change="rename", decided_on="")
    with pytest.raises(StewardError, match=r"sheet 部门, line 2: 决定日期 \(decided_on\) is empty"):
        take(folder / WORKBOOK, steward)
    assert not steward.exists()


def test_what_is_no_file_of_a_review_is_refused(tmp_path: Path, steward: Path):
    other, broken, text = tmp_path / "other.csv", tmp_path / "broken.xlsx", tmp_path / "text.txt"
    for path in (other, broken, text):
        path.write_text("a,b\n1,2\n", encoding="utf-8")
    for path, told in (
        (other, "does not have the columns"),
        (broken, "cannot be read as a workbook"),
        (text, "neither CSV"),
    ):
        with pytest.raises(ReviewError, match=told):
            take(path, steward)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_workbook_is_told_as_such(part: str, tmp_path: Path, steward: Path):
    openpyxl.Workbook().save(whole := tmp_path / "whole.xlsx")
    with zipfile.ZipFile(whole) as read, zipfile.ZipFile(tmp_path / "damaged.xlsx", "w") as written:
        for name in read.namelist():
            written.writestr(name, read.read(name)[: 60 if name == part else None])
    with pytest.raises(ReviewError, match="cannot be read as a workbook"):
        take(tmp_path / "damaged.xlsx", steward)


def test_what_a_person_filled_in_is_never_written_over(waiting: tuple[Queue, ...], folder: Path, steward: Path):
    for path in (fill(folder / "units.csv", change="rename"), folder / WORKBOOK):
        if path.name == WORKBOOK:
            fill_sheet(path, "指标", decision="merge", decided_on=date(2026, 11, 27))
        before = {file: file.read_bytes() for file in folder.iterdir()}
        with pytest.raises(ReviewError, match=f"{path.name} holds decisions that are in no file"):
            write_files(waiting, folder, steward)
        assert {file: file.read_bytes() for file in folder.iterdir()} == before
        take(path, steward)
        write_files(waiting, folder, steward)
        assert rows_of(folder / "units.csv")[0]["change"] == ""


def test_the_files_of_a_review_never_replace_the_decisions(waiting: tuple[Queue, ...], folder: Path, steward: Path):
    take(fill(folder / "units.csv", change="rename"), steward)
    before = (steward / "units.csv").read_bytes()
    with pytest.raises(ReviewError, match="is the folder of the decisions: choose another"):
        write_files(waiting, steward, steward)
    assert (steward / "units.csv").read_bytes() == before
