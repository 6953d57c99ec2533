"""Which names a person is asked about, by which rule, and which guards speak against them."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline import vocabulary
from pipeline.resolve.candidates import Candidate, lexicon, queue
from pipeline.resolve.candidates.best import PARTNERS
from pipeline.resolve.candidates.guards import guard_names
from pipeline.resolve.candidates.judge import LEAST, RULES, WHOLE

OTHERS = ("图书馆开放天数", "森林火灾受害率", "疫苗接种剂次", "高速公路通车里程", "职工工资发放月数")


def asked(left: str, right: str) -> Candidate:
    found = {(one.left, one.right): one for one in queue([left, right, *OTHERS]).candidates()}
    return found[min(left, right), max(left, right)]


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("降尘抑尘次数", "抑尘降尘次数", "word order"),
        ("危房改造户数", "改造危房户数", "word order"),
        ("是否提高了影响力", "是否提高影响力", "function word"),
        ("库房达标率", "库房达标率(温度14-24°c)", "definition"),
        ("监测(含边缘户)户满意度", "监测户满意度", "definition"),
        ("群众满意度", "群众满义度", "sound"),
        ("职业年金欠费", "职业年经欠费", "sound"),
        ("项目验收有效性", "验收有效性", "generic"),
        ("全年存储数", "存储数", "generic"),
        ("政策知晓率", "政策知晓度", "measure"),
        ("管护面积", "管护总面积", "measure"),
        ("按期完工率", "及时完工率", "synonym"),
        ("群众满意度", "服务对象满意度", "synonym"),
        ("图书购置册数", "购买图书册数", "meaning"),
        ("为困难群众代缴养老保险个人缴费资", "为困难群众代缴养老保险个人缴费资金到位", "clipped"),
        ("造林成活率抽检", "造林成活率油检", "slip"),
        ("救助对象对救助工作满意度", "救助对象对社会救助实施满意度", "similar"),
    ],
)
def test_names_that_no_rule_joins_are_asked_about_by_the_strictest_weak_rule(left, right, rule):
    found = asked(left, right)
    assert (found.rule, found.guards_failed) == (rule, ())
    assert found.score >= LEAST / WHOLE


@pytest.mark.parametrize(
    ("left", "right", "guard"),
    [
        ("65岁以上老人体检率", "80岁以上老人体检率", "numbers"),
        ("贫困户8300人代缴", "贫困户18000人代缴", "numbers"),
        ("一级公路里程", "二级公路里程", "numbers"),
        ("预算执行进度(7月)", "预算执行进度(11月)", "numbers"),
        ("事故次数不高于目标", "事故次数不低于目标", "comparators"),
        ("商品合格率", "商品不合格率", "negation"),
        ("定额公用经费", "非定额公用经费", "antonyms"),
        ("新建公路里程", "改建公路里程", "antonyms"),
        ("水库开工率", "水库完工率", "antonyms"),
        ("居民参保率", "居民退保率", "antonyms"),
        ("图书入库数量", "图书出库数量", "antonyms"),
        ("食品进口批次", "食品出口批次", "antonyms"),
        ("提高监管成本", "降低监管成本", "antonyms"),
        ("上半年支出进度", "全年支出进度", "antonyms"),
        ("县级配套资金", "市级配套资金", "places"),
        ("城镇居民参保率", "农村居民参保率", "places"),
        ("小学巩固率", "初中巩固率", "places"),
        ("学生对食堂满意度", "家长对食堂满意度", "populations"),
        ("在食堂用餐满意度", "学生在食堂用餐满意度", "populations"),
        ("助学金发放人数", "助学金发放率", "kinds"),
        ("林业培训班次", "林业培训人次", "counted"),
        ("困难家庭人均补助", "困难家庭补助", "averages"),
        ("林业资金到位率", "林业资金到位及时率", "qualities"),
        ("林业贷款发放率", "林业贷款回收率", "antonyms"),
        ("县养老保险参保率", "县医疗保险参保率", "nouns"),
        ("林业会议完成时间", "林业培训完成时间", "actions"),
    ],
)
def test_what_must_stay_apart_is_told_by_its_guard_and_stands_behind_all_that_pass(left, right, guard):
    found = asked(left, right)
    assert guard in found.guards_failed
    assert found.score < LEAST / WHOLE


def test_a_number_inside_a_definition_does_not_speak_against_the_name_without_it():
    assert asked("库房达标率(温度14-24度)", "库房达标率").guards_failed == ()
    assert asked("库房达标率(温度14-24度)", "库房达标率(温度10-20度)").guards_failed == ("numbers",)


def test_a_misspelt_word_is_no_missing_word_but_another_word_is():
    assert asked("受益群众满意度", "受益群众满义度").guards_failed == ()
    assert asked("受益群众满意度", "受益群众参与度").guards_failed == ("qualities",)


def test_a_word_with_a_numeral_that_counts_nothing_is_no_number():
    assert asked("城乡一体化建设里程", "城乡建设里程").guards_failed == ()


def test_evidence_names_the_rule_what_differs_and_what_the_failed_guards_saw():
    assert asked("按期完工率", "及时完工率").evidence == "the same but for words that may mean the same: 及时 / 按期"
    told = asked("65岁以上老人体检率", "80岁以上老人体检率").evidence
    assert told.endswith("numbers: 65 / 80")
    assert asked("水库开工率", "水库完工率").evidence.endswith("antonyms: 完工 / 开工; actions: 完工 / 开工")


def test_the_left_name_is_the_first_in_order_and_the_likeliest_candidate_comes_first():
    found = queue(["按期完工率", "及时完工率", "开工率", "完工率", "政策知晓率", "政策知晓度", "知晓度"]).candidates()
    assert all(one.left < one.right for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert queue(["政策知晓率", "政策知晓度", *OTHERS]).candidates(most=0) == []


def test_names_that_have_nothing_in_common_are_not_asked_about():
    assert queue(OTHERS).candidates() == []
    assert queue([]).candidates() == []
    assert queue(["", "政策知晓率"]).candidates() == []


def test_each_name_keeps_its_best_partners_and_the_queue_stays_within_bounds():
    names = [f"{front}群众对{thing}满意度" for front in ("", "受益", "项目区") for thing in "水电路桥渠"]
    found = queue(names).candidates()
    assert 0 < len(found) <= PARTNERS * len(names)


def test_every_rule_has_its_score_and_every_guard_its_words():
    assert {row["rule"] for row in vocabulary.rows("candidate_rules")} == set(RULES)
    assert all(LEAST / WHOLE < float(row["score"]) < 1 for row in vocabulary.rows("candidate_rules"))
    assert guard_names()[1:] == tuple(dict.fromkeys(row["guard"] for row in vocabulary.rows("name_guards")))
    known = lexicon.lexicon()
    words = [word for row in vocabulary.rows("name_guards") for word in row["words"].split()]
    assert all(known.bits[known.words.index(word)].any() for word in words)


def test_what_may_mean_the_same_as_a_guarded_word_stands_on_its_side():
    known = lexicon.lexicon()
    assert np.array_equal(known.bits[known.words.index("及时")], known.bits[known.words.index("准时")])
