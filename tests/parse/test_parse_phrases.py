"""Phrases and lists of words that a person edits instead of regular expressions, and what they are composed to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from pipeline import phrases, vocabulary
from pipeline.revisions import revises

WORDS = {
    "correction": ["更正", "修订"],
    "time": ["第#次", "再次"],
    "said": ["[time] correction"],
    "round": ["[round] 次"],
}
ASKED_FOR = {"several"}
"""Lists that the code itself asks for."""
PLACES = {"start", "end", "blank", "digit", "colon", "dashes"}


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    lines = tuple({"list": name, "word": word} for name, entries in WORDS.items() for word in entries)
    listed: Callable[[str], tuple[dict[str, str], ...]] = vocabulary.rows
    monkeypatch.setattr(vocabulary, "rows", lambda name: lines if name == "words" else listed(name))
    phrases._list.cache_clear()
    yield
    phrases._list.cache_clear()


def says(phrase: str, text: str) -> bool:
    return re.search(phrases.pattern("words", phrase), text) is not None


@pytest.mark.parametrize(
    ("phrase", "text", "is_said"),
    [
        ("表 [dashes] correction end", "目标表-修订 ", True),
        ("表 [dashes] correction end", "目标表修订经费", False),
        ("start ( said )", "（第二次更正）目标表", True),
        ("start ( said )", "目标表（更正）", False),
        ("start [time]* correction", "再次第2次修订", True),
        ("20##年 ##月 correction", "2024年3月更正", True),
        ("20##年 ##月 correction", "24年3月更正", False),
        ("correction colon", "更正：", True),
        ("表 (…) end", "表(第一季度)", True),
        ("start 'email' end", "email", True),
        ("start a.b end", "a-b", False),
        ("start … 表 …2 end", "青禾县：绩效目标表公开", True),
        ("start … 表 …2 end", "青禾县，绩效目标表", False),
        ("start … 表 …2 end", "绩效目标表公开稿", False),
        ("start …： 表", "青禾县：绩效目标表", False),
        ("!完成 !实现 情况", "绩效目标情况", True),
        ("!完成 !实现 情况", "绩效目标实现情况", False),
        ("start 19## end", "1999", True),
    ],
)
def test_a_phrase_is_its_words_one_behind_the_other(phrase: str, text: str, is_said: bool) -> None:
    assert says(phrase, text) == is_said


def test_a_list_that_is_not_there_is_told_by_its_name() -> None:
    with pytest.raises(ValueError, match=r"words.csv has no list 'corection'"):
        phrases.pattern("words", "表 corection")


def test_a_list_that_holds_itself_is_told() -> None:
    with pytest.raises(ValueError, match="the list 'round' of words"):
        phrases.pattern("words", "round")


@pytest.mark.parametrize(
    ("lists", "asking"),
    [
        ("revision_words", "revisions"),
        ("personal_words", "personal_labels"),
        ("title_line_words", "title_lines"),
    ],
)
def test_each_list_is_used(lists: str, asking: str) -> None:
    rows = [*vocabulary.rows(asking), *vocabulary.rows(lists)]
    told = " ".join(row[column] for row in rows for column in row if column not in ("note", "list", "extent", "what"))
    used = set(re.findall(r"(?<!')\b[a-z_]{2,}\b(?!')", told))
    listed = {row["list"] for row in vocabulary.rows(lists)} - ASKED_FOR
    assert used - PLACES - {"e", "mail"} == listed - {"mail"}


@pytest.mark.parametrize(
    ("title", "extents"),
    [
        ("2024年项目支出绩效目标表（更正）", {"whole"}),
        ("2024年项目支出绩效目标表（调整后）", {"part"}),
        ("2024年项目绩效目标调整表（更正）", {"whole", "part"}),
        ("2024年项目支出绩效目标修正〔第二稿〕", {"whole"}),
        ("-更正版：2024年项目支出绩效目标表", {"whole"}),
        ("2024年专项资金 （修订）绩效目标表", {"whole"}),
        ("2024年专项资金（更新）绩效目标表", set()),
        ("城市总体规划（调整后）绩效目标表", set()),
    ],
)
def test_a_title_says_whether_its_table_replaces_a_whole_one_or_a_part(title: str, extents: set[str]) -> None:
    assert {extent for extent in ("whole", "part") if revises(title, extent)} == extents
