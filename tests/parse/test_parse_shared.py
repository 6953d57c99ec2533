"""The seed document and the drawn ones say exactly what their truth says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.extract import read
from pipeline.parse import parse
from tests.parse.drawn import adds_up, rows_of

SHARED = Path(__file__).parents[2].parent / "shared"
_DRAWN = [
    ("workbook.xlsx", "truth"),
    ("ruled.pdf", "truth"),
    ("workbook.pdf", "truth"),
    ("ruled-by-rectangles.pdf", "truth"),
    ("bold-twice-and-watermark.pdf", "truth"),
    ("rotated.pdf", "truth"),
    ("partly-ruled.pdf", "truth"),
    ("hidden-overflow.pdf", "truth"),
    ("workbook-clipped.pdf", "truth-workbook-clipped-source"),
    ("workbook.html", "truth"),
    ("page.html", "truth"),
    ("word.docx", "truth"),
    ("workbook.xls", "truth"),
    ("long.xlsx", "truth-long"),
]
pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not beside the project")


def _plain(row):
    return tuple(text.replace(",", "").removesuffix(".00") for text in row)


def _truth(name):
    rows = json.loads((SHARED / "drawn" / f"{name}.json").read_text())["rows"]
    return [_plain(row) for row in rows if row[6]]


@pytest.mark.parametrize(("name", "truth"), _DRAWN)
def test_a_drawn_document_gives_the_rows_of_its_truth(name, truth):
    reading = parse(read(SHARED / "drawn" / name))
    assert [_plain(row) for row in rows_of(reading)] == _truth(truth)
    assert adds_up(reading)
    assert not reading.quarantined
    assert [_plain((total.amount.text,)) for total in reading.totals] == [("24871801.31",)]


@pytest.mark.slow
def test_72_pages_give_the_rows_of_their_truth():
    reading = parse(read(SHARED / "drawn" / "long-72-pages.pdf"))
    assert [_plain(row) for row in rows_of(reading)] == _truth("truth-long")


def _seed_truth():
    truth = json.loads((SHARED / "seed" / "truth.json").read_text())
    unit = truth["units"][0]
    fields = ("l1", "l2", "l3", "comparator", "value", "unit", "weight", "direction")
    for project in truth["projects"]:
        label = f"{unit['code']}-{unit['name']}"
        shared = (label, project["name"], project["budget"], project["annual_goal"] or "")
        for indicator in project["indicators"]:
            yield _plain((*shared, *(indicator[name] or "" for name in fields)))


def test_the_seed_gives_its_42_rows_and_loses_nothing():
    (path,) = (SHARED / "seed").glob("*.txt")
    reading = parse(read(path))
    assert [_plain(row) for row in rows_of(reading)] == list(_seed_truth())
    assert adds_up(reading)
    assert reading.account.leftover_cells == reading.account.quarantined_cells == 0
    assert reading.fiscal_year == 2024


_WITHOUT = sorted(
    path.name
    for path in (SHARED / "documents").glob("*.*")
    if path.suffix in (".pdf", ".xlsx", ".xls") and not (SHARED / "documents" / "truth" / f"{path.stem}.json").exists()
)


@pytest.mark.parametrize("name", _WITHOUT)
def test_a_document_without_a_performance_table_gives_no_record_and_accounts_for_every_cell(name):
    reading = parse(read(SHARED / "documents" / name))
    assert not reading.projects
    assert adds_up(reading)
    assert reading.failure is None


_FORMS = ["shanghai-putuo-wanli-2023-forms.pdf", "guangdong-zhanjiang-hrss-2024-whole-department.xlsx"]


def _printed_form(reading):
    text = lambda value: value.text if value else None  # noqa: E731
    return [
        {
            "name": text(project.name),
            "unit": text(project.unit_label),
            "goals": [goal.replace(" ", "") for goal in (text(project.overall_goal), text(project.goal)) if goal],
            "indicators": [
                tuple(text(getattr(row, name)) for name in ("level_1", "level_2", "name", "value"))
                for row in project.indicators
            ],
        }
        for project in reading.projects
    ]


@pytest.mark.parametrize("name", _FORMS)
def test_a_published_form_gives_what_a_person_read_in_it(name):
    truth = json.loads((SHARED / "documents" / "truth" / f"{Path(name).stem}.json").read_text())
    reading = parse(read(SHARED / "documents" / name))
    assert adds_up(reading)
    assert reading.fiscal_year == int(truth["fiscal_year"])
    assert _printed_form(reading) == [
        {
            "name": project["name"],
            "unit": project["unit"],
            "goals": ["".join(goal["text"].split()) for goal in project["goals"]],
            "indicators": [
                tuple(row[field] for field in ("level_1", "level_2", "level_3", "value_printed"))
                for row in project["indicators"]
            ],
        }
        for project in truth["projects"]
    ]
