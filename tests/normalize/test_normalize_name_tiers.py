"""The tiers that lead from a printed name to its key: what each takes off, what it leaves, and the trace it keeps."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import vocabulary
from pipeline.normalize import name_key as tiers
from pipeline.normalize import names
from pipeline.normalize.characters import simplified
from pipeline.normalize.clips import is_clip_of
from pipeline.normalize.name_key import name_key, rules_version
from pipeline.normalize.names import indicator_key, indicator_name
from pipeline.text import fold

MATCHING = Path(__file__).resolve().parents[3] / "shared" / "matching"


def labelled():
    """Return the labelled pairs that lie beside the project."""
    if not MATCHING.exists():
        pytest.skip("the labelled pairs lie beside the project and are not here")
    with (MATCHING / "indicator_pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "key", "rules"),
    [
        ("参保率", "参保率", ()),
        ("參保率", "参保率", ("traditional",)),
        ("Ｐ２Ｐ风险处置率", "p2p风险处置率", ("width",)),
        ("★造林面积（万亩）", "造林面积", ("width", "mark", "unit")),
        ("①造林面积", "造林面积", ("ordinal",)),
        ("指标1：2024年造林面积。", "造林面积", ("width", "ordinal", "end", "year")),
        ("职业年金单位部份", "职业年金单位部分", ("variant",)),
        ("产出指标：参保群众满意度", "参保群众满意度", ("width", "class")),
        ("执行率（实际支出占全年预算的比例）", "执行率", ("width", "formula")),
        ("脱贫户满意度（≥**%）", "脱贫户满意度", ("width", "threshold")),
        ("受益人口数≥**人", "受益人口数", ("threshold",)),
        ("及时发放率达到目标值", "发放及时率", ("target", "adverb")),
        ("确保档案完好率", "档案完好率", ("verb",)),
        ("组织培训班次", "培训班次", ("verb",)),
        ("进一步加强监督检查次数", "监督检查次数", ("verb",)),
        ("其中：女性参训人数", "女性参训人数", ("width", "mark")),
        ("完成2024年度普查任务数", "普查任务数", ("year", "verb")),
        ("提高群众满意度", "群众满意度", ("verb",)),
        ("新建学校数量", "新建学校数", ("ending",)),
        ("检验检疫的影响力", "检验检疫影响力", ("particle",)),
        ("资金及时拨付率", "资金拨付及时率", ("adverb",)),
    ],
)
def test_a_name_comes_to_its_key_by_named_rules(name, key, rules):
    found = name_key(name)
    assert found.key == key
    assert sorted(found.rules) == sorted(rules)


@pytest.mark.parametrize(
    "name",
    [
        "完成率",
        "完成及时率",
        "完成时间",
        "完成质量达标率",
        "保障房建设套数",
        "保障对象人数",
        "保证金退还率",
        "实施方案编制数",
        "实现路径清晰度",
        "提高就业率",
        "提高粮食产量",
        "降低事故发生率",
        "质量指标完成率",
        "目的地游客人次",
        "加强针接种率",
        "推进会召开次数",
        "组织机构覆盖率",
        "其中有效率",
        "预算执行进度(11月)",
        "参保率(城镇)",
        "合格率(pm2.5)",
        "比2023年增长率",
    ],
)
def test_words_that_say_something_stay(name):
    assert indicator_key(name) == name


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("师生比", "生师比"),
        ("由村到乡公路里程", "由乡到村公路里程"),
        ("降尘抑尘", "抑尘降尘"),
        ("项目完成的及时性", "完成的及时性"),
        ("群众满意度", "服务对象满意度"),
        ("受益群众满意率", "群众满意度"),
        ("档案达标率（温度14-24℃）", "档案达标率"),
        ("提高就业率", "就业率"),
        ("按时发放率", "按时完成率"),
    ],
)
def test_what_only_a_person_can_say_is_one_stays_two(left, right):
    assert indicator_key(left) != indicator_key(right)


def test_no_rule_needs_a_character_that_its_pattern_does_not():
    """`needs` only saves time: without it every real name comes to the same key."""
    names = {pair[side] for pair in labelled() for side in ("left", "right")}
    for name in names:
        folded = fold(tiers._without_circled(name))
        text = folded
        for _ in range(tiers._MOST_PASSES):
            before = text
            for step in tiers._steps():
                text = step.change(text) or text
            if text == before:
                break
        assert text == indicator_key(name)


@given(st.text(alphabet="完成确保的了数量率及时按期资金拨付项目（工程）★指标12：≥*%2024年", max_size=24))
def test_a_key_is_its_own_key(name):
    assert indicator_key(indicator_key(name)) == indicator_key(name)


def test_each_tier_has_a_version_that_ids_are_registered_with():
    assert rules_version() == "characters 1, affixes 2, grammar 1, clip 1, synonym 1"
    rules = {row["tier"] for row in vocabulary.rows("name_rules")}
    assert rules <= {row["tier"] for row in vocabulary.rows("name_tiers")}


def test_every_traditional_character_becomes_a_simplified_one_and_no_other_changes():
    assert simplified("工程驗收合格率，群眾滿意度") == "工程验收合格率，群众满意度"
    assert simplified("软件覆盖率") == "软件覆盖率"


@pytest.mark.parametrize("character", ["一", "龟", "鿿", "0", "9", "a", "z"])
def test_what_is_folded_already_is_what_folding_makes_of_it(character):
    assert unicodedata.normalize("NFKC", character).casefold() == character == fold(character)


@pytest.mark.parametrize(
    ("short", "long", "is_one"),
    [
        ("社区在册居家患者健康管", "社区在册居家患者健康管理率", True),
        ("代缴养老保险个人缴费资金(据实结", "代缴养老保险个人缴费资金(据实结算)", True),
        ("养老保险配套资金工作,完成", "养老保险配套资金工作,完成100%", True),
        ("国家奖学金人", "国家奖学金人均资助", False),
        ("国家励志奖学金人", "国家励志奖学金人均资助", False),
        ("重点建设项目成本", "重点建设项目成本控制率", False),
        ("全年档案存储成本控制率", "全年档案存储成本控制率达标情况", False),
        ("农村饮水安全巩固提升工程", "农村饮水安全巩固提升工程覆盖率", False),
        ("参保率", "参保率", False),
    ],
)
def test_a_cut_name_is_told_by_its_own_end_or_by_a_word_that_goes_on(short, long, is_one):
    assert is_clip_of(short, long) is is_one


def is_automatic(pair):
    left, right = indicator_key(pair["left"]), indicator_key(pair["right"])
    return left == right or is_clip_of(left, right) or is_clip_of(right, left)


def test_no_pair_that_is_two_or_unsure_is_made_one():
    assert [pair for pair in labelled() if pair["label"] != "same" and is_automatic(pair)] == []


def test_most_pairs_that_are_one_are_made_one_by_rules_alone():
    same = [pair for pair in labelled() if pair["label"] == "same"]
    plain = [pair for pair in same if "synonym" not in pair["kind"]]
    assert sum(map(is_automatic, same)) >= 0.65 * len(same)
    assert sum(map(is_automatic, plain)) >= 0.80 * len(plain)


def test_no_affix_of_a_readable_name_needs_a_character_that_its_pattern_does_not(monkeypatch):
    printed = {pair[side] for pair in labelled() for side in ("left", "right")} | {"①甲人数", "(1)甲人数", "一、甲人数"}
    quick = {name: indicator_name(name) for name in printed}
    monkeypatch.setattr(names, "_name_affixes_of", lambda _text: tuple(pattern for _, pattern in names._name_affixes()))
    assert {name: indicator_name(name) for name in printed} == quick


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("饮水达标率（农村达标户数/农村总户数×100%）", "饮水达标率（城镇达标户数/城镇总户数×100%）"),
        ("覆盖率（城镇人口占比）", "覆盖率（农村人口占比）"),
        ("完成率=城镇完成数/总数", "完成率=农村完成数/总数"),
        ("满意度（满意学生数/调查学生数）", "满意度（满意家长数/调查家长数）"),
    ],
)
def test_a_formula_that_alone_says_of_whom_or_where_stays(one, other):
    assert name_key(one).key != name_key(other).key
    assert indicator_name(one) != indicator_name(other)


def test_a_formula_that_says_nothing_more_than_its_name_goes():
    assert name_key("城镇饮水达标率（城镇达标户数/城镇总户数×100%）").key == name_key("城镇饮水达标率").key
