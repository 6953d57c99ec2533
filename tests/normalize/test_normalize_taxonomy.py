"""Classes: canonical words, and the version of the taxonomy that holds the pair."""

import pytest

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.taxonomy import classify


@pytest.mark.parametrize(
    ("level_1", "level_2", "canonical"),
    [
        ("产出", "数量", ("产出指标", "数量指标")),
        ("产出指标(70分)", "数量指标（30分）", ("产出指标", "数量指标")),
        ("满意度\n指标", "服务对象满意度\n指标", ("满意度指标", "服务对象满意度")),
        ("满意度指标", "校园用户满意度", ("满意度指标", "服务对象满意度")),
        ("满意度指标", "社会公众或服务对象满意度指标", ("满意度指标", "服务对象满意度")),
        ("一、效益指标", "1.社会效益指标", ("效益指标", "社会效益指标")),
        ("成本指标", "社会成本指标", ("成本指标", "社会成本指标")),
    ],
)
def test_words_have_one_canonical_form(level_1, level_2, canonical):
    found = classify(level_1, level_2, 2024)
    assert (found.level_1, found.level_2) == canonical
    assert found.taxonomy_version == "2021"
    assert not found.problems


def test_cost_was_an_output_until_2021():
    assert classify("产出指标", "成本指标", 2024).taxonomy_version == "2015"
    assert classify("成本指标", "经济成本指标", 2019).taxonomy_version == "2021"


@pytest.mark.parametrize(("year", "version"), [(2020, "2015"), (2021, "2021"), (None, None)])
def test_a_pair_of_both_versions_is_told_by_the_year(year, version):
    assert classify("产出指标", "数量指标", year).taxonomy_version == version


def test_a_level_2_under_the_wrong_level_1_has_no_version():
    found = classify("效益指标", "质量指标", 2024)
    assert (found.level_1, found.level_2, found.taxonomy_version) == ("效益指标", "质量指标", None)
    assert [problem.rule_id for problem in found.problems] == [p.WRONG_CLASS_PAIR]
    assert found.problems[0].expected == "产出指标"


def test_an_unknown_word_stays_printed_and_names_the_line_to_add():
    found = classify("效益指标", "环境\n效益", 2024)
    assert found.level_2 == "环境效益"
    assert [problem.rule_id for problem in found.problems] == [p.UNKNOWN_CLASS]
    assert "2,环境效益," in found.problems[0].message
    assert "taxonomy_variants.csv" in found.problems[0].message


def test_management_is_a_known_word_outside_the_versions():
    found = classify("管理类指标", None, 2021)
    assert (found.level_1, found.taxonomy_version, found.problems) == ("管理类指标", None, ())


def test_a_form_without_level_2_is_no_problem():
    assert classify("产出指标", None, 2024).problems == ()
    assert classify(None, None, 2024).level_1 is None


def test_a_level_2_word_in_the_level_1_column_is_a_finding():
    assert [problem.rule_id for problem in classify("数量指标", None, 2024).problems] == [p.WRONG_CLASS_PAIR]


def test_every_class_of_the_pair_table_is_its_own_variant():
    for row in vocabulary.rows("taxonomy"):
        found = classify(row["level_1"], row["level_2"] or None, 2024)
        assert (found.level_1, found.level_2) == (row["level_1"], row["level_2"] or None)
