"""Which texts are marked as cut by their publisher, and which are whole."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalize.clip import LongerTexts, clipped_reason

SHARED = Path(__file__).resolve().parents[3] / "shared"


def needs(path):
    if not path.exists():
        pytest.skip(f"{path.name} lies beside the project and is not here")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "完成养老保险发放29.02万人（其中退休",
        "准确率(计算方法为： (执行数-预算数)/",
        "落实《青禾县档案管理办法",
        "做好档案整理、",
        "做好全县年检工作，确保社保资金",
        "完成配套资金工作，完成",
        "政策何时退出，医疗保险由医疗",
        "产生的利息做实，按历年全额",
        "做好军龄补助发",
    ],
)
def test_a_text_that_waits_for_more_is_clipped(text):
    assert clipped_reason(text, [], "name")


@pytest.mark.parametrize(
    "text",
    [
        "个人缴费资金（据实结算)",
        "确保数据准确无误",
        "确保按时发放养老待遇",
        "加强职工业务能力学习",
        "公文收发",
        "软件研发",
        "做好档案收集，确保资料完整",
        "完成整改，由财政承担",
        "补贴按月发放，按时完成",
        "“三公经费”控制率",
        "工作经费应发尽发",
        "安全事故发生次数不高于",
        "",
    ],
)
def test_a_whole_text_is_not_clipped(text):
    assert clipped_reason(text, [], "name") is None


def test_a_word_cut_in_two_is_seen_beside_its_longer_form():
    assert clipped_reason("企业职工养老保险县级补助资", ["企业职工养老保险县级补助资金（据实结算）"], "name")


@pytest.mark.parametrize(
    ("text", "longer"),
    [
        ("企业职工养老保险县级补助资金", "企业职工养老保险县级补助资金（据实结算）"),
        ("印刷宣传资料、媒体宣传等", "印刷宣传资料、媒体宣传等。全县参保"),
        ("城乡居民养老保险参保率", "城乡居民养老保险参保率稳步提高"),
        ("青禾县机关档案整理", "青禾县机关档案整理经费"),
        ("成本控", "成本控制数"),
    ],
)
def test_a_longer_text_alone_proves_no_cut(text, longer):
    assert clipped_reason(text, [longer], "name") is None


def test_an_announced_amount_is_missing_from_a_goal():
    assert clipped_reason("重新核定养老待遇约1164人，每月金额", [], "goal")
    assert clipped_reason("1.整理档案；2.数字化扫描；", [], "goal") is None


def test_every_text_of_the_seed_is_judged_as_a_person_judged_it():
    truth = json.loads(needs(SHARED / "seed" / "truth.json").read_text(encoding="utf-8"))
    wrong = []
    for project in truth["projects"]:
        names = [row["l3"] for row in project["indicators"]]
        texts = [project["name"], project["annual_goal"], *names]
        judged = [(project["annual_goal"], "goal", project["goal_clipped"])]
        judged += [(row["l3"], "name", row.get("l3_clipped", False)) for row in project["indicators"]]
        wrong += [text for text, kind, cut in judged if bool(clipped_reason(text, texts, kind)) != cut]
    assert wrong == []


def test_real_whole_names_are_left_alone():
    with needs(SHARED / "matching" / "indicator_names.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["place"] != "sample"]
    marked = {row["name"] for row in rows if clipped_reason(row["name"], [], "name")}
    assert len(rows) > 400
    assert len(marked) <= 2, marked


@given(st.lists(st.text("甲乙丙", max_size=6), max_size=8), st.text("甲乙丙", max_size=4))
def test_what_begins_with_a_text_is_found_among_sorted_ones(texts, start):
    found = sorted(set(LongerTexts.of(texts).rests(start)))
    assert found == sorted({text[len(start) :] for text in texts if text.startswith(start) and text != start})
