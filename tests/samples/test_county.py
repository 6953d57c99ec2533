"""What the county's tables promise: weights, names, and the answers worked out by hand."""

import csv
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from samples import county
from samples.documents import copies, documents
from samples.evaluations import evaluations
from samples.rows import printed_amount

ROOT = Path(__file__).parents[2]
EXPECTED = list(csv.DictReader((ROOT / "samples" / "expected.csv").open(encoding="utf-8")))
DOCUMENTS = {document.file: document for document in documents()}


def project_of(row):
    return next(
        one for one in DOCUMENTS[row["file"]].projects if (one.unit_name, one.name) == (row["unit"], row["project"])
    )


def indicator_of(row):
    return next(one for one in project_of(row).indicators if one.name == row["indicator"])


def parts_of(row):
    return sum(one.amount_yuan for one in DOCUMENTS[row["file"]].projects)


def projects_in_year_with(row):
    year = int(row["file"][:4])
    projects = [one for department in county.departments() for one in county.projects_of(department.code, year)]
    return sum(any(one.name == row["indicator"] for one in project.indicators) for project in projects)


def renamed_from(row):
    key, year = project_of(row).key, int(row["file"][:4])
    before = county.projects_of(DOCUMENTS[row["file"]].department.code, year - 1)
    return next(one.name for one in before if (one.unit_name, one.key) == (row["unit"], key))


GAP = (2024, "317")
"""The department that published nothing for a year (story 18)."""

FACTS = {
    "projects": lambda row: len(DOCUMENTS[row["file"]].projects),
    "parts_yuan": parts_of,
    "total_yuan": lambda row: DOCUMENTS[row["file"]].total_yuan,
    "difference_yuan": lambda row: DOCUMENTS[row["file"]].total_yuan - parts_of(row),
    "amount_yuan": lambda row: project_of(row).amount_yuan,
    "amount_printed": lambda row: printed_amount(DOCUMENTS[row["file"]], project_of(row).amount_yuan),
    "goal": lambda row: project_of(row).goal,
    "unit_code": lambda row: project_of(row).unit_code,
    "indicators": lambda row: len(project_of(row).indicators),
    "renamed_from": renamed_from,
    "value": lambda row: indicator_of(row).value,
    "value_text": lambda row: indicator_of(row).value,
    "comparator_printed": lambda row: indicator_of(row).comparator,
    "measure_unit": lambda row: indicator_of(row).measure_unit,
    "weight": lambda row: indicator_of(row).weight,
    "projects_in_year_with_indicator": projects_in_year_with,
    "same_bytes_as": lambda row: copies()[row["file"]],
}
"""The facts that the county's own tables can answer; the others are the reader's to find out."""


@pytest.mark.parametrize("row", [row for row in EXPECTED if row["fact"] in FACTS], ids=lambda row: row["fact"])
def test_the_answers_worked_out_by_hand_agree_with_the_tables(row):
    assert str(FACTS[row["fact"]](row)) == row["expected"]


def test_the_answers_that_only_a_reader_can_give_are_of_known_kinds():
    others = {row["fact"] for row in EXPECTED} - set(FACTS)
    evaluated = {"actual_value", "actual_score", "actual_reason", "adjusted_yuan", "executed_yuan"}
    assert others == {"rule", "is_clipped", "project_key", "same_table_as", "superseded_by", "status", *evaluated}
    forms = {form.file for form in evaluations()}
    for row in EXPECTED:
        assert row["file"] in DOCUMENTS or row["file"] in copies() or row["file"] in forms


def test_the_scores_of_an_evaluation_add_up_to_its_total():
    for form in evaluations():
        points = sum(Decimal(form.actuals[one.name].score) for one in form.project.indicators)
        assert points + Decimal(form.rate_score) == Decimal(form.total_score), form.file


def test_the_weights_of_every_project_add_up_to_90():
    for year in county.YEARS:
        for department in county.departments():
            for project in county.projects_of(department.code, year):
                assert sum(Decimal(one.weight) for one in project.indicators) == 90, (year, project.name)


def test_story_20_is_the_only_document_with_other_weights():
    sums = {
        (document.file, project.name): sum(Decimal(one.weight) for one in project.indicators)
        for document in DOCUMENTS.values()
        for project in document.projects
    }
    assert {key: total for key, total in sums.items() if total != 90} == {
        ("2025/317 县水务局/部门预算项目绩效目标表.txt", "防汛抗旱物资储备"): 85
    }


def test_every_project_has_two_to_six_indicators_and_every_unit_two_to_six_projects():
    for document in DOCUMENTS.values():
        assert all(2 <= len(project.indicators) <= 6 for project in document.projects)
        assert all(2 <= count <= 6 for count in Counter(one.unit_name for one in document.projects).values())


def test_an_indicator_is_printed_once_a_class_in_a_project():
    for document in DOCUMENTS.values():
        for project in document.projects:
            rows = [(one.level_2, one.name) for one in project.indicators]
            assert len(set(rows)) == len(rows)


def test_the_boilerplate_stands_in_every_department_and_year():
    for year in county.YEARS:
        for department in county.departments():
            if (year, department.code) == GAP:
                continue
            names = {one.name for project in county.projects_of(department.code, year) for one in project.indicators}
            assert {"运转保障率", "科目调整次数"} <= names


def test_every_department_has_published_in_every_year_but_one_and_every_format_is_used_often():
    published = {(int(document.file[:4]), document.department.code) for document in DOCUMENTS.values()}
    whole = {(year, department.code) for year in county.YEARS for department in county.departments()}
    assert whole - published == {GAP}
    formats = Counter(Path(file).suffix for file in DOCUMENTS)
    assert min(formats[kind] for kind in (".pdf", ".txt", ".xlsx")) >= 3


def test_no_real_place_is_named():
    divisions = ROOT / "pipeline" / "vocabulary" / "divisions.csv"
    rows = list(csv.DictReader(divisions.open(encoding="utf-8")))
    assert county.REGION_CODE.ljust(9, "0") not in {row["code"] for row in rows}
    real = re.compile("|".join(re.escape(row["name"]) for row in rows))
    for path in (ROOT / "samples" / "county").glob("*.csv"):
        found = real.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.name} names {found and found[0]}"
