"""CSV for people and programs: a spreadsheet finds no formula in it, and a program gets every text and digit back."""

from __future__ import annotations

import re
import tempfile
from decimal import Decimal
from pathlib import Path

import exported
import pytest
import staging
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from warehouse.export import export

TEXTS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.builds(
        str.__add__, st.sampled_from(["'", "''", "=", "+", "-", "@", "＝", "\t", "\r", "\n"]), st.text("'=1\"")
    ),
    min_size=1,
    max_size=90,
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    large = (1 << 62) + 1
    stage = staging.Stage(indicators=(staging.indicator(large, value_low=Decimal("-12.5"), value_text=None),))
    return exported.publish(tmp_path_factory.mktemp("home"), stage)


def exported_texts(home: Path, texts: list[str]) -> list[str]:
    """Return what stands in the CSV file for leftovers of these texts."""
    with tempfile.TemporaryDirectory() as folder:
        other = exported.copied(home, Path(folder) / "home")
        exported.leave(other, texts)
        export(other, Path(folder) / "out", "csv", ("leftover",))
        return [row["text"] for row in exported.rows(Path(folder) / "out" / "leftover.csv")]


def as_told(cell: str) -> str:
    """Read a text as the datapackage says."""
    return cell[1:] if re.match("'+[=+\\-@＝＋－＠\t\r\n]", cell) else cell


def test_the_file_says_that_it_is_utf_8_and_its_lines_end_with_lf(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", ("dim_region",))
    content = (tmp_path / "out" / "dim_region.csv").read_bytes()
    assert content.startswith('﻿"region_id",'.encode())
    assert content.endswith(b"\n")
    assert b"\r" not in content


def test_numbers_stay_numbers_with_all_their_digits(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", ("fact_indicator_target", "release"))
    (row,) = exported.rows(tmp_path / "out" / "fact_indicator_target.csv")
    assert (row["row_id"], row["value_low"], row["weight"]) == ("4611686018427387905", "-12.500000", "90.0000")
    assert (row["value_text"], row["is_current"], row["is_clipped"]) == ("", "true", "false")
    (release,) = exported.rows(tmp_path / "out" / "release.csv")
    assert release["created_at"] == "2024-03-01T02:00:00.000000"


FORMULAS = ("=1+1", "+86", "-", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=1", '=HYPERLINK("http://x","y")')
OTHERS = ("100", "007", "a=1", " =1", "'a", "“三公经费”控制率", "", ",")


@pytest.fixture(scope="module")
def cells(home: Path) -> dict[str, str]:
    """What stands in one CSV file for each of these texts."""
    return dict(zip((*FORMULAS, *OTHERS), exported_texts(home, [*FORMULAS, *OTHERS]), strict=True))


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_begins_as_a_formula_does(cells: dict[str, str], text: str) -> None:
    assert cells[text] == f"'{text}"


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_stand_as_they_are(cells: dict[str, str], text: str) -> None:
    assert cells[text] == text


@settings(max_examples=5, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
@example(["a\x00b", "\r\n", '"', "\u2028", "﻿x", "𠮷" * 3, "=cmd|' /C calc'!A0", "\\", "NULL"])
def test_every_text_comes_back_as_it_was(home: Path, texts: list[str]) -> None:
    cells = exported_texts(home, texts)
    assert [as_told(cell) for cell in cells] == texts
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_null_and_an_empty_text_differ_by_their_quotes(home: Path, tmp_path: Path) -> None:
    other = exported.copied(home, tmp_path / "home")
    exported.leave(other, [""])
    export(other, tmp_path / "out", "csv", ("leftover",))
    (line,) = (tmp_path / "out" / "leftover.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert line.endswith(',1,"leftover",1,"","",,,1')


def test_a_table_without_rows_still_has_its_header(home: Path, tmp_path: Path) -> None:
    export(home, tmp_path / "out", "csv", ("repair",))
    lines = (tmp_path / "out" / "repair.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1
    assert lines[0].startswith('"document_id",')
