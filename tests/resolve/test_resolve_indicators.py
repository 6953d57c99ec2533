"""Indicators under their ids: what rules, cuts and a person's word make one, and how it comes apart again."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.names import indicator_key, indicator_name
from pipeline.resolve.decisions import Decisions, IndicatorDecision, Line, StewardError, Synonym
from pipeline.resolve.indicators import Indicators, Places, ids, resolve_indicators, resolving
from pipeline.resolve.printed import PrintedIndicatorRow
from pipeline.resolve.registry import Registry

_numbers = itertools.count(1)
_DAY = date(2026, 1, 31)


def row(name: str, project: int = 1, document: str = "a", **changes: Any) -> PrintedIndicatorRow:
    told = {
        "row_id": next(_numbers),
        "document_id": document,
        "project_no": project,
        "level_1": "产出指标",
        "level_2": "数量指标",
        "indicator_key": indicator_key(name),
        "indicator_name": indicator_name(name),
        "name_printed": name,
        "is_clipped": False,
        "comparator": "≥",
        "value_printed": "90",
        "measure_unit": "%",
        "weight": None,
        "stage": "target",
    }
    return PrintedIndicatorRow(**(told | changes))


def decided(*lines: tuple[str, str, str] | tuple[str, str, str, str]) -> Decisions:
    """Return the decisions of lines (decision, left, right, unit) of a file."""
    found = [
        IndicatorDecision(
            Line("steward/indicators.csv", number, line[1], line[2]),
            line[0],
            line[1],
            line[2],
            line[3] if len(line) > 3 else None,
            "同一指标",
            _DAY,
            "steward",
        )
        for number, line in enumerate(lines, 2)
    ]
    return Decisions(indicators=tuple(found))


def approved(*words: tuple[str, str, str]) -> Decisions:
    """Return a list of approved words (left, right, place)."""
    lines = [
        Synonym(Line("steward/synonyms.csv", n, *w[:2]), *w, "同义", _DAY, "steward") for n, w in enumerate(words, 2)
    ]
    return Decisions(synonyms=tuple(lines))


def resolved(
    rows: Iterable[PrintedIndicatorRow],
    decisions: Decisions | None = None,
    registry: Registry | None = None,
    release: int = 1,
) -> Indicators:
    """Resolve rows whose project is the number in their document's, and whose unit bears the document's name."""
    rows = list(rows)
    places = Places(
        {(one.document_id, one.project_no): one.project_no for one in rows},
        {(one.document_id, one.project_no): ("301001", f"{one.document_id}局") for one in rows},
    )
    return resolve_indicators(rows, places, registry or Registry.empty(), decisions or Decisions(), release)


def published(found: Indicators) -> Registry:
    return Registry(found.registry)


def id_of(found: Indicators, key: str) -> int:
    return next(one.indicator_id for one in found.entities if one.indicator_key == key)


def merged(found: Indicators) -> dict[str, str]:
    """Return name of the key -> name of what it is counted under."""
    keys = {one.indicator_id: one.indicator_key for one in found.entities}
    return {one.indicator_key: keys[one.merged_into] for one in found.entities if one.merged_into}


def test_names_with_one_key_are_one_indicator_under_the_shortest_name():
    one, other = row("指标1：参保群众满意度"), row("参保群众满意度（%）", document="b")
    found = resolved([one, other])
    assert found.leading[one.row_id] == found.leading[other.row_id]
    assert [entity.name for entity in found.entities] == ["参保群众满意度"]


def test_a_cut_name_is_counted_under_the_whole_one_of_its_project_and_class():
    cut, whole = row("社区在册居家患者健康管"), row("社区在册居家患者健康管理率", document="b")
    found = resolved([cut, whole])
    assert found.leading[cut.row_id] == found.leading[whole.row_id]
    assert [(one.rule, one.decided_by) for one in found.rows] == [("clip", "rule")]
    assert merged(found) == {"社区在册居家患者健康管": "社区在册居家患者健康管理率"}


@pytest.mark.parametrize("other", [{"project": 2}, {"level_2": "质量指标"}, {"level_1": "效益指标"}])
def test_a_cut_name_is_not_looked_for_in_another_project_or_class(other: dict[str, Any]):
    cut = row("社区在册居家患者健康管")
    found = resolved([cut, row("社区在册居家患者健康管理率", document="b", **other)])
    assert found.rows == ()
    assert merged(found) == {}


def test_a_cut_name_that_two_whole_names_could_be_stays_itself():
    rows = [row("社区在册居家患者健康管"), row("社区在册居家患者健康管理率"), row("社区在册居家患者健康管护次数")]
    assert resolved(rows).rows == ()


def test_a_name_that_is_cut_in_one_project_and_alone_in_another_keeps_its_id_there():
    rows = [row("社区在册居家患者健康管"), row("社区在册居家患者健康管理率"), row("社区在册居家患者健康管", 2)]
    found = resolved(rows)
    assert found.leading[rows[0].row_id] == found.leading[rows[1].row_id] != found.leading[rows[2].row_id]
    assert merged(found) == {}


def test_a_person_merges_left_into_right_and_the_line_is_told():
    left, right = row("群众满意度"), row("服务对象满意度")
    found = resolved([left, right], decided(("merge", "群众满意度", "服务对象满意度")))
    assert found.leading[left.row_id] == found.leading[right.row_id] == id_of(found, "服务对象满意度")
    told = dict(zip(found.registry["key"].to_pylist(), found.registry["decided_by"].to_pylist(), strict=True))
    assert told == {"群众满意度": "steward/indicators.csv, line 2", "服务对象满意度": "rule"}


def test_a_person_may_merge_into_a_name_that_nobody_prints():
    found = resolved(
        [row("甲满意度"), row("乙满意度")],
        decided(("merge", "甲满意度", "丙满意度"), ("merge", "乙满意度", "丙满意度")),
    )
    assert merged(found) == {"甲满意度": "丙满意度", "乙满意度": "丙满意度"}


def test_merged_and_split_again_the_old_ids_come_back():
    rows = [row("甲满意度"), row("乙满意度"), row("丙满意度")]
    before = resolved(rows)
    between = resolved(
        rows, decided(("merge", "甲满意度", "乙满意度"), ("merge", "乙满意度", "丙满意度")), published(before), 2
    )
    assert len(set(between.leading.values())) == 1
    after = resolved(rows, None, published(between), 3)
    assert after.leading == before.leading
    assert after.entities == before.entities


def test_a_person_keeps_two_apart_that_rules_make_one():
    left, right, other = row("2023年结转资金支付率"), row("2024年结转资金支付率"), row("结转资金支付率")
    assert len(set(resolved([left, right, other]).leading.values())) == 1
    found = resolved([left, right, other], decided(("never_merge", "2023年结转资金支付率", "2024年结转资金支付率")))
    assert found.leading[left.row_id] == found.leading[other.row_id] != found.leading[right.row_id]
    assert [(one.row_id, one.rule) for one in found.rows] == [(right.row_id, "never_merge")]


def test_a_person_says_what_a_cut_name_is_in_full_in_one_unit():
    here, there, whole = row("农村饮水"), row("农村饮水", document="b"), row("农村饮水安全覆盖率", 3)
    found = resolved([here, there, whole], decided(("unclip", "农村饮水", "农村饮水安全覆盖率", "b局")))
    assert found.leading[there.row_id] == found.leading[whole.row_id] != found.leading[here.row_id]


def test_a_person_calls_an_indicator_by_another_name():
    found = resolved([row("参保群众满意度")], decided(("name", "参保群众满意度", "参保人满意度")))
    assert [(one.indicator_key, one.name) for one in found.entities] == [("参保群众满意度", "参保人满意度")]


def test_words_that_a_person_approved_join_and_never_merge_outranks_them():
    rows = [row("政策知晓度"), row("政策知晓率"), row("法规知晓度"), row("法规知晓率")]
    words = approved(("知晓度", "知晓率", "end"))
    assert merged(resolved(rows, words)) == {"政策知晓度": "政策知晓率", "法规知晓度": "法规知晓率"}
    lines = decided(("never_merge", "法规知晓度", "法规知晓率")).indicators
    assert merged(resolved(rows, Decisions(indicators=lines, synonyms=words.synonyms))) == {"政策知晓度": "政策知晓率"}


@pytest.mark.parametrize(
    ("word", "problem"),
    [
        (("满意率", "满意度", "end"), "no indicator's name ends with 满意率"),
        (("知晓度", "知晓率", "start"), "no indicator's name begins with 知晓度"),
        (("知晓度", "知晓率", "whole"), "no indicator's name is 知晓度"),
        (("按时", "及时", "anywhere"), "no indicator's name has 按时"),
    ],
)
def test_an_approved_word_that_no_name_has_at_its_place_is_told(word: tuple[str, str, str], problem: str):
    words = approved(word, ("知晓度", "知晓率", "end"))
    found = resolved([row("政策知晓度"), row("满意率调查次数")], words)
    assert [(one.line.number, one.problem) for one in found.unmatched] == [(2, problem)]


def test_an_approved_word_that_only_another_one_leads_to_is_used():
    words = approved(("知晓情况", "知晓度", "end"), ("知晓度", "知晓率", "end"))
    assert resolved([row("政策知晓情况")], words).unmatched == ()


def test_of_two_words_the_indicator_that_was_published_first_leads():
    first = resolved([row("政策知晓度")])
    second = resolved(
        [row("政策知晓度"), row("政策知晓率")], approved(("知晓度", "知晓率", "end")), published(first), 2
    )
    assert merged(second) == {"政策知晓率": "政策知晓度"}


def test_two_that_contradict_through_a_chain_are_both_named():
    rows = [row("甲满意度"), row("乙满意度"), row("丙满意度")]
    lines = decided(
        ("merge", "甲满意度", "乙满意度"), ("merge", "乙满意度", "丙满意度"), ("never_merge", "甲满意度", "丙满意度")
    )
    with pytest.raises(StewardError, match=r"line 4.*line 2.*line 3"):
        resolved(rows, lines)


def test_a_contradiction_through_a_rule_is_found_as_well():
    """Line 2 merges a name, line 3 keeps another spelling of it apart: both mean one key."""
    lines = decided(("merge", "指标1：甲满意度", "乙满意度"), ("never_merge", "甲满意度（%）", "乙满意度"))
    with pytest.raises(StewardError, match=r"line 3.*line 2"):
        resolved([row("甲满意度")], lines)


def test_when_rules_change_an_id_keeps_its_meaning(monkeypatch: pytest.MonkeyPatch):
    before = resolved([row("甲满意率"), row("甲满意度")])
    assert len(before.entities) == 2

    def changed(name: str) -> str:
        return indicator_key(name).replace("满意率", "满意度")

    monkeypatch.setattr(ids, "indicator_key", changed)
    monkeypatch.setattr(resolving, "rules_version", lambda: "characters 2")
    now = [row(name, indicator_key=changed(name)) for name in ("甲满意率", "甲满意度")]
    after = resolved(now, None, published(before), 2)
    first = min(id_of(before, "甲满意率"), id_of(before, "甲满意度"))
    assert set(after.leading.values()) == {first}
    assert sorted(one.merged_into or 0 for one in after.entities) == [0, first]
    assert {one.indicator_id for one in after.entities} == {one.indicator_id for one in before.entities}


def test_an_id_whose_rows_are_gone_still_says_where_it_leads():
    cut, whole = row("社区在册居家患者健康管"), row("社区在册居家患者健康管理率")
    before = resolved([cut, whole])
    after = resolved([whole], None, published(before), 2)
    assert merged(after) == merged(before)


NAMES = [
    "甲满意度",
    "指标1：甲满意度",
    "社区在册居家患者健康管",
    "社区在册居家患者健康管理率",
    "政策知晓度",
    "政策知晓率",
    "乙人数",
]


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(names: list[str], order: random.Random):
    rows = [row(name, number % 3) for number, name in enumerate(names)]
    decisions = Decisions(
        decided(("merge", "乙人数", "甲满意度")).indicators, synonyms=approved(("知晓度", "知晓率", "end")).synonyms
    )
    found = resolved(rows, decisions)
    shuffled = rows.copy()
    order.shuffle(shuffled)
    again = resolved(shuffled, decisions)
    assert (again.leading, again.entities, again.rows) == (found.leading, found.entities, found.rows)
    assert again.registry.equals(found.registry)


@given(st.lists(st.lists(st.sampled_from(NAMES), max_size=6), min_size=2, max_size=6))
def test_growing_by_night_no_published_name_changes_its_id(nights: list[list[str]]):
    """The indicator of a printed name stays, but for a cut name whose whole one is met: its id then leads there."""
    rows: list[PrintedIndicatorRow] = []
    registry, before = Registry.empty(), dict[int, int]()
    for release, names in enumerate(nights, 1):
        rows += [row(name) for name in names]
        found = resolved(rows, approved(("知晓度", "知晓率", "end")), registry, release)
        leads = {one.indicator_id: one.merged_into or one.indicator_id for one in found.entities}
        assert all(leads[number] == found.leading[one] for one, number in before.items())
        registry, before = published(found), dict(found.leading)


def test_a_lost_register_gives_the_same_ids():
    rows = [row(name) for name in NAMES]
    first = resolved(rows)
    assert resolved(rows).entities == first.entities
    assert resolved(rows, None, published(first), 2).entities == first.entities


def test_the_register_goes_to_the_disk_and_back(tmp_path):
    found = published(resolved([row("甲满意度"), row("政策知晓度")]))
    found.save(tmp_path / "registry" / "ids.parquet")
    assert Registry.load(tmp_path / "registry" / "ids.parquet").rows.equals(found.rows)
    assert Registry.load(tmp_path / "none.parquet").rows.num_rows == 0


def test_a_file_with_other_columns_is_no_register(tmp_path):
    pa.parquet.write_table(pa.table({"a": [1]}), tmp_path / "ids.parquet")
    with pytest.raises(ValueError, match="no register of ids"):
        Registry.load(tmp_path / "ids.parquet")
