"""Forms in plain text and text files, and a new kind of form that is described in lines of vocabulary alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import vocabulary
from pipeline.extract import read as extracted
from pipeline.parse import parse
from tests.parse.drawn import adds_up
from tests.parse.forms import (
    GOAL,
    INDICATORS,
    NAME,
    beside,
    form,
    indicators,
    read,
    read_plain,
    shown,
    text_lines,
    texts,
    title,
)

_MONEY = beside(("年度资金总额（万元）", "12.50"))


def test_a_form_in_plain_text_is_read_without_its_merged_cells():
    (project,) = read_plain(form(_MONEY, beside(("年度目标", GOAL)))).projects
    assert texts(project, "name", "amount", "money_unit", "goal") == (NAME, "12.50", "万元", GOAL)
    assert shown(project) == list(INDICATORS)


@pytest.mark.parametrize(("name", "between"), [("form.csv", ","), ("form.txt", "\t")])
def test_a_form_in_a_text_file_is_read(tmp_path, name, between):
    path = tmp_path / name
    path.write_text("\n".join(between.join(line) for line in text_lines(form(_MONEY))), encoding="utf-8")
    reading = parse(extracted(path))
    assert adds_up(reading)
    (project,) = reading.projects
    assert (texts(project, "name"), shown(project)) == ((NAME,), list(INDICATORS))


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the vocabulary that a test may add lines to."""
    for path in vocabulary.FOLDER.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    _forget()
    yield tmp_path
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    """Forget what was read of the vocabulary, and all that followed from it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline"):
            for thing in vars(module).values():
                getattr(thing, "cache_clear", int)()


def test_a_new_kind_of_form_is_a_few_lines_of_vocabulary(words):
    rows = [
        title("民生实事绩效目标表（2024年度）"),
        beside(("实事名称", NAME), ("牵头机关", "青禾县民政局")),
        beside(("县拨经费（万元）", "12.5"), ("当年概算", "20")),
        beside(("办成什么样", GOAL)),
        *indicators(heads=("一级指标", "二级指标", "衡量什么", "办到多少")),
    ]
    assert not read(rows).projects
    lines = {
        "form_labels": "实事名称,project\n牵头机关,department\n办成什么样,goal\n",
        "fund_labels": "县拨经费,county,any\n当年概算,total,year\n",
        "headings": "name,衡量什么,1,\nvalue,办到多少,1,\n",
    }
    for name, added in lines.items():
        with (words / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write(added)
    _forget()
    (project,) = read(rows).projects
    assert texts(project, "name", "department_label", "amount", "goal") == (NAME, "青禾县民政局", "20", GOAL)
    assert shown(project) == list(INDICATORS)
