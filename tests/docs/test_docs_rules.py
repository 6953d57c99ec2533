"""The page on rules, in both languages, says what the lists say: every rule, every parameter, every scope."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import vocabulary

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"rules.md": "statement_en", "rules.zh-CN.md": "statement_zh"}


def cells(page: str) -> list[list[str]]:
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_has_a_line_for_every_rule_as_the_catalogue_has_it(page: str):
    told = {row[0]: row for row in cells(page) if re.fullmatch(r"[A-Z]\d\d", row[0]) and len(row) == 7}
    wanted = {
        row["rule_id"]: [row[name] for name in ("severity", "subject", "scope", "tolerance", PAGES[page], "basis")]
        for row in vocabulary.rows("rules")
    }
    assert {rule: row[1:] for rule, row in told.items()} == wanted


@pytest.mark.parametrize("page", PAGES)
def test_the_page_has_every_parameter_with_its_value(page: str):
    told = {(row[0], row[1].strip("`"), row[2]) for row in cells(page) if len(row) == 5}
    wanted = {(row["rule_id"], row["parameter"], row["value"]) for row in vocabulary.rows("rule_parameters")}
    assert wanted <= told


@pytest.mark.parametrize("page", PAGES)
def test_the_page_tells_what_each_scope_is(page: str):
    told = {row[0].strip("`") for row in cells(page) if len(row) == 2}
    assert {row["scope"] for row in vocabulary.rows("rules")} <= told


def test_the_worked_example_of_the_score_comes_to_what_the_page_says():
    weights = {
        row["parameter"]: int(row["value"]) for row in vocabulary.rows("rule_parameters") if row["rule_id"] == "SCORE"
    }
    error, warning, info = weights["error"], weights["warning"], weights["info"]
    score = 100 * (1 - (error / 4 + warning / 2) / (error + warning + info))
    assert all(f"{score:.2f}" in (DOCS / page).read_text(encoding="utf-8") for page in PAGES)
