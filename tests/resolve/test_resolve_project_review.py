"""Projects, units and departments that wait for a person: what is proposed, in which order, with which evidence."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.printed import PrintedIndicatorRow, PrintedProject
from tests.resolve.linked import NEW, OLD, became, decision, linked
from tests.resolve.printed import document, project

KEPT = "公用经费"


def carried(row: PrintedProject, *keys: str) -> list[PrintedIndicatorRow]:
    """Indicator rows of a project."""
    return [
        PrintedIndicatorRow(
            row_id=row.row_id * 100 + n,
            document_id=row.document_id,
            project_no=row.project_no,
            level_1=None,
            level_2=None,
            indicator_key=key,
            indicator_name=key,
            name_printed=key,
            is_clipped=False,
            comparator=None,
            value_printed=None,
            measure_unit=None,
            weight=None,
            stage=row.stage,
        )
        for n, key in enumerate(keys)
    ]


def year(year: int, *names: str, **changes: object) -> list[PrintedProject]:
    return [project(name, f"{year}", fiscal_year=year, **changes) for name in (KEPT, *names)]


BEFORE = year(2024, "职业技能提升培训补贴", amount_yuan=Decimal(520000))
AFTER = year(2025, "技能青禾行动培训补贴", amount_yuan=Decimal(520000))
INDICATORS = [
    *carried(BEFORE[1], "培训人次", "培训合格率", "补贴发放及时率"),
    *carried(AFTER[1], "培训人次", "培训合格率"),
]


def test_a_project_that_ended_and_one_that_began_are_proposed_with_what_speaks_for_them():
    (one,) = linked(*BEFORE, *AFTER, indicators=INDICATORS).candidates
    assert (one.kind, one.rank, one.left_name, one.right_name) == (
        "project",
        1,
        "职业技能提升培训补贴",
        "技能青禾行动培训补贴",
    )
    assert one.evidence == "2 of 3 indicators shared; 520000.00 yuan (2024) / 520000.00 yuan (2025); name 0.60"
    assert one.guards_failed == "another name"
    assert one.score == round((0.6 * 4 + 2 / 3 * 4 + 1 * 2) / 10, 4)


def test_shared_indicators_rank_above_a_likeness_of_names():
    rows = [*year(2024, "校园安保服务"), *year(2025, "学校保安费用", "校园安防服务")]
    shared = [*carried(rows[1], "保安人数", "巡查次数"), *carried(rows[3], "保安人数", "巡查次数")]
    other = carried(rows[4], "监控台数", "维护次数")
    assert linked(*rows, indicators=[*shared, *other]).pairs()[0] == ("校园安保服务", "学校保安费用")


def test_a_project_with_the_same_indicators_is_found_among_many_with_nearer_names():
    names = [f"校园安保服务{letter}类" for letter in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"]
    rows = [*year(2024, "校园安保服务费"), *year(2025, *names, "平安护学行动")]
    indicators = [one for row in rows[3:-1] for one in carried(row, f"{row.name}人数")]
    indicators += [*carried(rows[1], "保安人数", "巡查次数"), *carried(rows[-1], "保安人数", "巡查次数")]
    assert linked(*rows, indicators=indicators).pairs()[0] == ("校园安保服务费", "平安护学行动")


def test_what_a_side_does_not_print_weighs_nothing():
    (one,) = linked(*year(2024, "校园安保"), *year(2025, "校园保安", amount_yuan=None)).candidates
    assert one.score == 0.75
    assert one.evidence == "1000.00 yuan (2024) / no amount (2025); name 0.75"


def test_projects_that_have_nothing_in_common_are_not_proposed():
    rows = [*year(2024, "校园安保", amount_yuan=Decimal(10)), *year(2025, "营养改善", amount_yuan=Decimal(9000))]
    assert linked(*rows).candidates == ()


def test_only_what_ended_before_the_other_began_is_proposed():
    assert linked(*year(2024, "校园安保"), *year(2025, "校园安保", "校园保安")).candidates == ()
    assert linked(*year(2024, "校园安保", "校园保安"), *year(2025)).candidates == ()


def test_projects_of_two_units_are_not_proposed_unless_the_crosswalk_connects_them():
    rows = [*year(2024, "校园安保", **OLD), *year(2025, **OLD), *year(2025, "校园保安", unit_code="301007")]
    assert linked(*rows).pairs() == []
    line = became("split", OLD, {"unit_code": "301007"}, 2025)
    assert ("校园安保", "校园保安") in linked(*rows, bodies=[line]).pairs()


def test_a_name_that_a_merger_leaves_open_is_proposed():
    other = {"unit_code": "301004", "unit_name": "青禾县植保站"}
    rows = [*year(2023, **OLD), *year(2023, **other), *year(2024, **NEW)]
    found = linked(*rows, bodies=[became("merge", OLD, NEW), became("merge", other, NEW)])
    assert found.pairs() == [(KEPT, KEPT)] * 2


def test_another_code_and_a_gap_speak_against_a_pair():
    rows = [*year(2023, "校园安保", project_code=None), *year(2024), *year(2026, "校园保安")]
    coded = [project("校园安保", "x", fiscal_year=2023, project_code="A1"),
             project("校园保安", "y", fiscal_year=2026, project_code="A2")]  # fmt: skip
    kept = [row for row in rows if row.name == KEPT]
    (one,) = linked(*kept, *coded).candidates
    assert one.guards_failed == "another name; another code; nothing in 2024, 2025"


def test_indicators_of_which_none_is_shared_speak_against_a_pair():
    rows = [*year(2024, "校园安保"), *year(2025, "校园保安")]
    (one,) = linked(*rows, indicators=[*carried(rows[1], "甲"), *carried(rows[3], "乙")]).candidates
    assert one.guards_failed == "another name; no indicator shared"
    assert one.evidence.startswith("0 of 2 indicators shared")


def test_pairs_that_a_person_decided_on_are_left_out():
    rows = [*year(2024, "校园安保"), *year(2025, "校园保安")]
    assert len(linked(*rows).candidates) == 1
    for word in ("same", "never_same", "split", "merged"):
        assert linked(*rows, decisions=[decision(word, "校园安保", "校园保安")]).candidates == ()


def test_at_most_three_are_proposed_for_a_project_that_ended_the_best_of_them():
    rows = [
        *year(2024, "校园安保服务"),
        *year(2025, "校园安保", "校园保安服务", "校园安防服务", "校园安保人员服务", "校园服务"),
    ]
    found = linked(*rows)
    assert [one.rank for one in found.candidates] == [1, 2, 3]
    assert ("校园安保服务", "校园服务") not in found.pairs()


def test_amounts_of_all_tranches_are_added():
    ahead = project("提前下达校园安保", "2024", project_key="校园安保", tranche="提前下达", fiscal_year=2024)
    (one,) = linked(*year(2024, "校园安保"), ahead, *year(2025, "校园保安")).candidates
    assert "2000.00 yuan (2024) / 1000.00 yuan (2025)" in one.evidence


def test_a_project_that_a_correction_dropped_is_compared_from_its_last_year_that_counts():
    rows = [*year(2024, "甲安保"), *year(2025, "甲安保"), project(KEPT, "c", fiscal_year=2025)]
    rows.append(project("乙安保", "c", fiscal_year=2025))
    found = linked(*rows, documents=[document("c", is_correction=True)])
    assert found.pairs() == [("甲安保", "乙安保")]


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_candidates_and_their_ranks_do_not_depend_on_the_order_of_rows(random):
    names = ("校园安保", "营养改善", "教师培训", "校园安保"), ("校园保安", "营养餐", "师资培训", "校园安防")
    rows = [row for y, told in zip((2024, 2025), names, strict=True) for row in year(y, *told)]
    indicators = [one for row in rows for one in carried(row, "满意度", row.name[-2:])]
    shuffled = linked(*random.sample(rows, len(rows)), indicators=random.sample(indicators, len(indicators))).candidates
    assert shuffled == linked(*rows, indicators=indicators).candidates
    assert [one.rank for one in shuffled] == list(range(1, len(shuffled) + 1))


def test_a_name_under_another_code_in_the_next_year_is_proposed_and_not_inferred():
    rows = [*year(2023, "植保", **OLD), *year(2024, "植保", **NEW)]
    found = linked(*rows)
    (one,) = (c for c in found.candidates if c.kind == "unit")
    assert len(found.crossed.bodies.units) == 2
    assert (one.left_name, one.right_name) == ("301003 青禾县农技中心", "301007 青禾县农技中心")
    assert (one.rule, one.score, one.guards_failed) == ("same name, another code", 1.0, "another code")
    assert one.evidence == (
        "2 of 2 projects shared: 公用经费, 植保; 2000.00 yuan (2023) / 2000.00 yuan (2024); name 1.00"
    )


def test_a_code_under_another_name_is_proposed_and_ranks_below_one_that_keeps_its_projects():
    rows = [
        *year(2023, "植保", **OLD),
        *year(2024, "植保", **NEW),
        *(project(n, "x", fiscal_year=2023, unit_code="301008", unit_name="林业站") for n in ("造林",)),
        *(project(n, "y", fiscal_year=2024, unit_code="301008", unit_name="水利站") for n in ("灌溉",)),
    ]
    found = linked(*rows)
    assert found.pairs("unit") == [
        ("301003 青禾县农技中心", "301007 青禾县农技中心"),
        ("301008 林业站", "301008 水利站"),
    ]
    last = [one for one in found.candidates if one.kind == "unit"][-1]
    assert (last.rule, last.guards_failed) == ("same code, another name", "another name; no project shared")


def test_departments_are_proposed_as_units_are():
    rows = [
        project(fiscal_year=2023, department_name="县教育局"),
        project(document="b", department_name="县教育体育局"),
    ]
    assert linked(*rows).pairs("department") == [("301 县教育局", "301 县教育体育局")]


def test_a_code_that_stays_or_is_seen_in_one_year_only_proposes_nothing():
    assert linked(*year(2023, **OLD), *year(2024, **OLD)).candidates == ()
    assert linked(*year(2024, **OLD), project("别的", "z", unit_code="301009", unit_name="林业站")).pairs("unit") == []


def test_a_code_of_another_region_proposes_nothing():
    rows = [*year(2023, **OLD), *year(2024, **NEW, region_code="990125000", region_name="别县")]
    assert linked(*rows).pairs("unit") == []


BEFORE_REFORM = {"department_code": None, "department_name": "县文化局", "unit_code": None, "unit_name": "青禾县文化局"}
SINCE_REFORM = {
    "department_code": None, "department_name": "县文化和旅游局", "unit_code": None, "unit_name": "青禾县文化和旅游局",
}  # fmt: skip


def test_a_body_that_began_with_the_projects_of_one_that_ended_is_proposed():
    tourism = project("旅游推介", "c", fiscal_year=2024, **SINCE_REFORM)
    found = linked(*year(2023, "送戏下乡", **BEFORE_REFORM), *year(2024, "送戏下乡", **SINCE_REFORM), tourism)
    assert found.pairs("unit") == [("青禾县文化局", "青禾县文化和旅游局")]
    assert found.pairs("department") == [("县文化局", "县文化和旅游局")]
    (one,) = (c for c in found.candidates if c.kind == "unit")
    assert (one.rule, one.guards_failed) == ("ended, then its projects began elsewhere", "another name")


def test_bodies_that_go_on_side_by_side_or_share_little_are_not_proposed():
    assert linked(*year(2023, "甲", **BEFORE_REFORM), *year(2023, "甲", **SINCE_REFORM)).pairs("unit") == []
    few = [*year(2023, "甲", "乙", "丙", **BEFORE_REFORM), *year(2024, "丁", "戊", "己", **SINCE_REFORM)]
    assert linked(*few).pairs("unit") == []
    nobody = {"department_code": None, "department_name": None}
    unnamed = [*year(2023, "送戏下乡", **BEFORE_REFORM | nobody), *year(2024, "送戏下乡", **SINCE_REFORM)]
    assert linked(*unnamed).pairs("department") == []


def test_bodies_on_which_a_line_decides_are_left_out():
    rows = [*year(2023, **OLD), *year(2024, **NEW)]
    reused = project("别的", "z", unit_code="301003", unit_name="林业站")
    assert len(linked(*rows, reused).pairs("unit")) == 2
    assert linked(*rows, reused, bodies=[became("recode", OLD, NEW)]).pairs("unit") == []


def test_a_body_of_which_a_line_says_where_it_comes_from_is_proposed_for_no_other():
    rows = [*year(2023, **OLD), *year(2024, **NEW)]
    namesake = project("别的", "z", fiscal_year=2023, unit_code="301009", unit_name=OLD["unit_name"])
    assert len(linked(*rows, namesake).pairs("unit")) == 2
    assert linked(*rows, namesake, bodies=[became("recode", OLD, NEW)]).pairs("unit") == []


def test_a_gap_between_two_bodies_is_told():
    (one,) = (c for c in linked(*year(2022, **OLD), *year(2024, **NEW)).candidates if c.kind == "unit")
    assert one.guards_failed == "another code; nothing in 2023"


def test_a_name_that_is_cut_in_one_of_two_documents_is_proposed_beside_the_whole_one():
    book, sheet = (
        year(2024, "校园安保服务费"),
        [project(name, "p", fiscal_year=2024) for name in (KEPT, "校园安保服务")],
    )
    (one,) = linked(*book, *sheet).candidates
    assert {one.left_name, one.right_name} == {"校园安保服务费", "校园安保服务"}
    assert (one.rule, one.guards_failed) == ("in one year, never in one document", "another name")
    assert "1000.00 yuan (2024) / 1000.00 yuan (2024)" in one.evidence


def test_a_project_that_stood_in_for_another_for_a_year_is_proposed():
    rows = [*year(2023, "校园安保"), *year(2024, "校园安保经费"), *year(2025, "校园安保"), *year(2026, "校园安保")]
    (one,) = linked(*rows).candidates
    assert (one.left_name, one.right_name) == ("校园安保", "校园安保经费")
    assert (one.rule, one.guards_failed) == ("in its place, between its years", "another name")
    assert "1000.00 yuan (2023) / 1000.00 yuan (2024)" in one.evidence


def test_a_project_that_stands_beside_another_in_a_year_stood_in_for_none():
    rows = [*year(2023, "校园安保"), *year(2024, "校园安保经费"), *year(2025, "校园安保", "校园安保经费")]
    assert linked(*rows).candidates == ()


def test_a_year_of_which_the_unit_published_nothing_was_nobodys_turn():
    assert linked(*year(2023, "校园安保"), *year(2025, "校园安保")).candidates == ()


def test_two_projects_that_one_document_prints_are_two():
    rows = [*year(2024, "校园安保服务费"), *(project(n, "p", fiscal_year=2024) for n in (KEPT, "校园安保服务"))]
    both = [project(name, "q", fiscal_year=2024) for name in ("校园安保服务费", "校园安保服务")]
    assert linked(*rows, *both).candidates == ()


def test_documents_that_print_different_projects_propose_nothing():
    rows = project("校园安保服务费", "a"), project("校园安保服务", "b")
    assert linked(*rows).candidates == ()


def test_a_cut_name_on_which_a_person_decided_is_left_out():
    rows = [*year(2024, "校园安保服务费"), *(project(n, "p", fiscal_year=2024) for n in (KEPT, "校园安保服务"))]
    for word in ("same", "never_same"):
        assert linked(*rows, decisions=[decision(word, "校园安保服务费", "校园安保服务")]).candidates == ()


def test_an_amount_that_an_evaluation_prints_again_is_not_added():
    report = project("校园安保", "e", fiscal_year=2024, stage="evaluation")
    (one,) = linked(*year(2024, "校园安保"), report, *year(2025, "校园保安")).candidates
    assert "1000.00 yuan (2024) / 1000.00 yuan (2025)" in one.evidence
