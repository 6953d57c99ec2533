"""Projects over a person's decisions and over the crosswalk: which are one, under which id, and why."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.resolve.decisions import StewardError
from tests.resolve.linked import NEW, OLD, Linked, became, decision, linked
from tests.resolve.printed import project

TRAINING = project("职业技能提升培训补贴", "a"), project("技能青禾行动培训补贴", "b", fiscal_year=2025)
SAME = decision("same", "职业技能提升培训补贴", "技能青禾行动培训补贴")
RECODE = became("recode", OLD, NEW)


def how_many(found: Linked) -> int:
    return len(set(found.project_ids))


def why(found: Linked) -> list[tuple[str, str]]:
    """Rule and decider of each row."""
    return [(found.links.rule_of[row.row_id], found.links.decided_by_of[row.row_id]) for row in found.rows]


def test_a_renamed_project_is_one_when_a_person_says_so_under_the_id_that_was_first():
    before, after = linked(*TRAINING), linked(*TRAINING, decisions=[SAME])
    assert how_many(before) == 2
    assert set(after.project_ids) == {before.project_ids[0]}
    (found,) = after.leading
    assert (found.name, found.first_year, found.last_year) == ("技能青禾行动培训补贴", 2024, 2025)


def test_the_other_id_of_a_merger_stays_and_leads_to_the_first():
    before, after = linked(*TRAINING), linked(*TRAINING, decisions=[SAME])
    (merged,) = (one for one in after.links.projects if one.merged_into is not None)
    assert (merged.project_id, merged.merged_into) == (before.project_ids[1], before.project_ids[0])
    assert (merged.name, merged.first_year, merged.last_year) == ("技能青禾行动培训补贴", 2025, 2025)


def test_a_row_that_a_person_linked_names_the_line_and_the_others_their_rule():
    found = linked(*TRAINING, decisions=[SAME])
    assert why(found) == [("name key", "rule"), ("steward", str(SAME.line))]
    (group,) = found.links.groups
    assert (group.rule, group.decided_by) == ("steward", str(SAME.line))


def test_which_of_several_ids_leads_is_for_whoever_keeps_them():
    found = linked(*TRAINING, decisions=[SAME], lead=lambda ids: ids[-1])
    assert set(found.project_ids) == {linked(*TRAINING).project_ids[1]}
    assert why(found) == [("steward", str(SAME.line)), ("name key", "rule")]


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": "青禾县教育局"},
        {"region": None},
        {"region": "青禾县"},
        {"left_year": 2024, "right_year": 2025},
        {"unit": " 301001"},
    ],
    ids=["by the unit's name", "no region", "by the region's name", "with years", "with a blank"],
)
def test_a_line_finds_its_projects(changes: dict[str, object]):
    assert how_many(linked(*TRAINING, decisions=[decision("same", SAME.left, SAME.right, **changes)])) == 1


@pytest.mark.parametrize(
    "changes",
    [{"unit": "301002"}, {"region": "990125"}, {"left_year": 2023}, {"right_year": 2024}],
    ids=["another unit", "another region", "left in another year", "right in another year"],
)
def test_a_line_that_names_no_loaded_project_decides_nothing_and_is_told(changes: dict[str, object]):
    line = decision("same", SAME.left, SAME.right, **changes)
    found = linked(*TRAINING, decisions=[line])
    assert how_many(found) == 2
    assert [one.line for one in found.links.unmatched] == [line.line]


def test_a_line_may_name_projects_by_their_codes():
    rows = project("甲", project_code="A1"), project("乙", "b", fiscal_year=2025, project_code="A2")
    assert how_many(linked(*rows, decisions=[decision("same", "A1", "A2")])) == 1


def test_a_line_that_fits_two_projects_decides_nothing_until_a_year_or_code_tells():
    rows = (
        project("甲", project_code="A1", fiscal_year=2023),
        project("甲", "b", project_code="A2"),
        project("乙", "c", fiscal_year=2025),
    )
    vague = linked(*rows, decisions=[decision("same", "甲", "乙")])
    assert how_many(vague) == 3
    assert "write its code or its year" in vague.links.unmatched[0].problem
    for clear in (decision("same", "A2", "乙"), decision("same", "甲", "乙", left_year=2024)):
        ids = linked(*rows, decisions=[clear]).project_ids
        assert ids[1] == ids[2] != ids[0]


def test_a_line_makes_clear_what_another_means():
    rows = (
        project("甲", project_code="A1", fiscal_year=2023),
        project("甲", "b", project_code="A2"),
        project("乙", "c", fiscal_year=2025),
    )
    found = linked(*rows, decisions=[decision("same", "甲", "乙"), decision("same", "A1", "A2")])
    assert how_many(found) == 1
    assert found.links.unmatched == ()


def test_of_two_projects_of_one_name_in_a_document_a_line_means_the_first():
    rows = project("甲"), project("甲"), project("乙", "b", fiscal_year=2025)
    ids = linked(*rows, decisions=[decision("same", "甲", "乙")]).project_ids
    assert ids[0] == ids[2] != ids[1]


def test_never_same_parts_what_a_code_would_link():
    rows = (
        project("甲", project_code="A1", fiscal_year=2023),
        project("乙", "b", project_code="A1"),
        project("乙", "c", project_code="A1", fiscal_year=2025),
    )
    kept = linked(*rows).project_ids[0]
    ids = linked(*rows, decisions=[decision("never_same", "甲", "乙")]).project_ids
    assert ids[0] == kept
    assert ids[1] == ids[2] != kept


def test_never_same_parts_one_name_from_a_year_on():
    rows = [project("桥梁检测", d, fiscal_year=year) for d, year in zip("abcd", (2023, 2024, 2025, 2026), strict=True)]
    line = decision("never_same", "桥梁检测", "桥梁检测", left_year=2024, right_year=2025)
    before, ids = linked(*rows).project_ids, linked(*rows, decisions=[line]).project_ids
    assert ids[:2] == before[:2]
    assert ids[2] == ids[3] != ids[0]


def test_the_id_of_the_part_is_the_same_however_many_years_are_loaded():
    rows = [project("桥梁检测", d, fiscal_year=year) for d, year in zip("abc", (2023, 2024, 2025), strict=True)]
    line = decision("never_same", "桥梁检测", "桥梁检测", left_year=2024, right_year=2025)
    assert linked(*rows[1:], decisions=[line]).project_ids == linked(*rows, decisions=[line]).project_ids[1:]


def test_never_same_of_one_name_without_years_cannot_be_followed_and_is_told():
    rows = project("甲", project_code="A1"), project("甲", "b", project_code="A1", fiscal_year=2025)
    found = linked(*rows, decisions=[decision("never_same", "甲", "A1")])
    assert how_many(found) == 1
    assert "write the year of each" in found.links.unmatched[0].problem


def test_two_lines_that_contradict_through_a_chain_stop_the_load_and_are_both_named():
    rows = [
        project(name, d, fiscal_year=year) for name, d, year in zip("甲乙丙", "abc", (2023, 2024, 2025), strict=True)
    ]
    lines = [
        decision("same", "甲", "乙", left_year=2023),
        decision("same", "乙", "丙"),
        decision("never_same", "甲", "丙", right_year=2025),
    ]
    numbers = [line.line.number for line in lines]
    with pytest.raises(StewardError, match=rf"line {numbers[2]}.*line {numbers[0]}.*line {numbers[1]}"):
        linked(*rows, decisions=lines)


def test_a_recoded_units_projects_go_on_under_its_new_code():
    rows = [
        project(name, d, fiscal_year=y, **unit)
        for name in "甲乙"
        for d, y, unit in (("a", 2023, OLD), ("b", 2024, NEW))
    ]
    without, found = linked(*rows), linked(*rows, bodies=[RECODE])
    assert how_many(without) == 4
    assert found.project_ids == [without.project_ids[0]] * 2 + [without.project_ids[2]] * 2
    assert why(found)[:2] == [("name key", "rule"), ("name key", RECODE.line.__str__())]


def test_over_the_crosswalk_a_code_decides_before_a_name():
    rows = (
        project("甲", "a", project_code="A1", fiscal_year=2023, **OLD),
        project("乙", "a", fiscal_year=2023, **OLD),
        project("乙", "b", project_code="A1", **NEW),
    )
    ids = linked(*rows, bodies=[RECODE]).project_ids
    assert ids[0] == ids[2] != ids[1]


def test_over_the_crosswalk_one_name_under_two_codes_stays_two():
    rows = project(fiscal_year=2023, project_code="A1", **OLD), project(document="b", project_code="A2", **NEW)
    assert how_many(linked(*rows, bodies=[RECODE])) == 2


def test_over_the_crosswalk_a_name_links_to_the_code_that_alone_bears_it():
    rows = project(fiscal_year=2023, **OLD), project(document="b", project_code="A2", **NEW)
    assert how_many(linked(*rows, bodies=[RECODE])) == 1


def test_a_name_that_two_merged_units_bear_is_left_for_review():
    other = {"unit_code": "301004", "unit_name": "青禾县植保站"}
    rows = (
        project("公用经费", "a", fiscal_year=2023, **OLD),
        project("公用经费", "a", fiscal_year=2023, **other),
        project("植保", "a", fiscal_year=2023, **other),
        project("公用经费", "b", **NEW),
        project("植保", "b", **NEW),
    )
    ids = linked(*rows, bodies=[became("merge", OLD, NEW), became("merge", other, NEW)]).project_ids
    assert len(set(ids[:2]) | {ids[3]}) == 3
    assert ids[2] == ids[4]


def test_a_name_that_a_unit_bore_already_when_another_was_merged_into_it_is_left_for_review():
    rows = (
        project("公用经费", "a", fiscal_year=2023, **OLD),
        project("公用经费", "b", fiscal_year=2023, **NEW),
        project("公用经费", "c", **NEW),
    )
    ids = linked(*rows, bodies=[became("merge", OLD, NEW)]).project_ids
    assert ids[1] == ids[2] != ids[0]


def test_a_name_that_two_parts_of_a_unit_bear_is_left_for_review():
    parts = [{"unit_code": code, "unit_name": f"单位{code}"} for code in ("301008", "301009")]
    rows = (
        project("公用经费", "a", fiscal_year=2023, **OLD),
        project("植保", "a", fiscal_year=2023, **OLD),
        project("公用经费", "b", **parts[0]),
        project("公用经费", "b", **parts[1]),
        project("植保", "b", **parts[1]),
    )
    ids = linked(*rows, bodies=[became("split", OLD, part) for part in parts]).project_ids
    assert len({ids[0], ids[2], ids[3]}) == 3
    assert ids[1] == ids[4]


def test_a_project_that_stays_with_the_rest_of_a_split_unit_does_not_go_to_the_part():
    rows = (
        project("公用经费", "a", fiscal_year=2023, **OLD),
        project("公用经费", "b", **OLD),
        project("公用经费", "c", **NEW),
    )
    ids = linked(*rows, bodies=[became("split", OLD, NEW)]).project_ids
    assert ids[0] == ids[1] != ids[2]


def test_a_project_that_two_names_could_lead_on_is_left_for_review():
    rows = (
        project("甲", "a", project_code="A1", fiscal_year=2022, **OLD),
        project("乙", "b", project_code="A1", fiscal_year=2023, **OLD),
        project("甲", "c", **NEW),
        project("乙", "c", **NEW),
    )
    assert how_many(linked(*rows, bodies=[RECODE])) == 3


def test_a_document_that_prints_a_project_under_both_codes_of_a_unit_prints_two():
    rows = project("别的", "a", fiscal_year=2023, **OLD), project("甲", "b", **OLD), project("甲", "b", **NEW)
    assert how_many(linked(*rows, bodies=[RECODE])) == 3


def test_an_id_of_a_document_without_codes_is_joined_by_the_line_that_its_code_is_joined_by():
    rows = (
        project(fiscal_year=2023, **OLD),
        project(document="b", **NEW),
        project(document="c", project_code="A1", **NEW),
    )
    found = linked(*rows, bodies=[RECODE])
    alias = linked(rows[1]).project_ids[0]
    assert found.links.why[alias] == ("name key", str(RECODE.line))


def test_never_same_holds_over_several_steps():
    middle = {"unit_code": "301005", "unit_name": "青禾县农技站"}
    units = (OLD, middle, NEW)
    rows = [project("甲", d, fiscal_year=y, **u) for d, y, u in zip("abc", (2022, 2023, 2024), units, strict=True)]
    lines = [became("rename", OLD, middle, 2023), became("rename", middle, NEW, 2024)]
    never = decision("never_same", "甲", "甲", unit="301007", left_year=2022, right_year=2024)
    ids = linked(*rows, bodies=lines, decisions=[never]).project_ids
    assert ids[0] != ids[2]


def test_of_two_projects_of_one_name_the_first_goes_on_as_the_first_as_inside_one_unit():
    rows = [project("甲", "a", fiscal_year=2023, **OLD) for _ in range(2)] + [project("甲", "b", **NEW)]
    ids = linked(*rows, bodies=[RECODE]).project_ids
    assert ids[0] == ids[2] != ids[1]


def test_a_project_is_followed_over_several_steps_of_its_unit():
    middle = {"unit_code": "301005", "unit_name": "青禾县农技站"}
    rows = [
        project(document=d, fiscal_year=y, **u)
        for d, y, u in zip("abc", (2022, 2023, 2024), (OLD, middle, NEW), strict=True)
    ]
    lines = [became("rename", OLD, middle, 2023), became("rename", middle, NEW, 2024)]
    assert how_many(linked(*rows, bodies=lines)) == 1


def test_a_project_that_was_renamed_when_its_unit_was_recoded_is_one_by_a_line_under_either_code():
    rows = project("甲", "a", fiscal_year=2023, **OLD), project("乙", "b", **NEW)
    for unit in ("301003", "301007"):
        line = decision("same", "甲", "乙", unit=unit)
        assert how_many(linked(*rows, bodies=[RECODE], decisions=[line])) == 1
        assert how_many(linked(*rows, decisions=[line])) == 2


def test_never_same_outranks_the_crosswalk():
    rows = project("甲", "a", fiscal_year=2023, **OLD), project("甲", "b", **NEW)
    line = decision("never_same", "甲", "甲", unit="301007", left_year=2023, right_year=2024)
    assert how_many(linked(*rows, bodies=[RECODE], decisions=[line])) == 2


def test_a_document_that_prints_no_codes_keeps_its_id_beside_the_code_that_it_is_linked_to():
    bare, coded = project(document="a", fiscal_year=2023), project(document="b", project_code="A1")
    alone, both = linked(bare), linked(bare, coded)
    (merged,) = (one for one in both.links.projects if one.merged_into is not None)
    assert merged.project_id == alone.project_ids[0]
    assert how_many(both) == 1
    first_published = linked(bare, coded, lead=max if alone.project_ids[0] == max(both.links.parts) else min)
    assert set(first_published.project_ids) == set(alone.project_ids)


def test_a_tranche_handed_down_ahead_is_another_row_of_the_same_project():
    rows = project("校舍维修"), project("提前下达校舍维修", project_key="校舍维修", tranche="提前下达")
    assert how_many(linked(*rows)) == 1
    assert len(linked(*rows).links.projects) == 1


def test_a_project_is_called_as_the_money_is_that_was_not_handed_down_ahead():
    rows = project("仪器购置"), project("提前下达仪器购置", project_key="仪器购置", tranche="提前下达")
    assert [one.name for one in linked(*rows).leading] == ["仪器购置"]


def test_a_name_beside_its_own_code_in_one_document_is_a_second_project_and_the_same_in_a_copy_without_codes():
    rows = [project(project_code="A1"), project(), project(document="b"), project(document="b")]
    found = linked(*rows)
    assert found.project_ids[:2] == found.project_ids[2:]
    assert how_many(found) == 2
    merged = {one.project_id: one.merged_into for one in found.links.projects}
    assert merged[linked(rows[2]).project_ids[0]] == found.project_ids[0]


NAMES = st.lists(
    st.tuples(st.sampled_from("甲乙丙"), st.sampled_from([2023, 2024, 2025]), st.sampled_from([None, "A1", "A2"]),
              st.sampled_from([0, 1])),
    min_size=1, max_size=9,
)  # fmt: skip
LINES = st.lists(
    st.sampled_from(
        [
            decision("same", "甲", "乙", unit="301003"),
            decision("same", "乙", "丙", unit="301003", right_year=2025),
            decision("never_same", "甲", "丙", unit="301007", left_year=2023, right_year=2025),
            decision("never_same", "A1", "A2", unit="301007"),
            decision("split", "甲", "丙", unit="301003"),
        ]
    ),
    unique_by=lambda line: line.line.number,
)  # fmt: skip


def printed(names: list[tuple[str, int, str | None, int]]) -> list:
    """A row for each name, in a document of its year and unit."""
    return [
        project(name, f"{year}-{unit}", row_id=n, project_no=n, fiscal_year=year, project_code=code, **(OLD, NEW)[unit])
        for n, (name, year, code, unit) in enumerate(names, 1)
    ]


def outcome(rows: list, lines: list) -> Linked | str:
    try:
        return linked(*rows, bodies=[RECODE], decisions=lines)
    except StewardError as error:
        return str(error)


@settings(max_examples=60, deadline=None)
@given(NAMES, LINES, st.randoms(use_true_random=False))
def test_projects_do_not_depend_on_the_order_of_rows(names, lines, random):
    rows = printed(names)
    found, shuffled = outcome(rows, lines), outcome(random.sample(rows, len(rows)), lines)
    if isinstance(found, str) or isinstance(shuffled, str):
        assert found == shuffled
        return
    assert shuffled.links == found.links
    assert (shuffled.lineages, shuffled.candidates) == (found.lineages, found.candidates)


@settings(max_examples=60, deadline=None)
@given(NAMES, LINES)
def test_with_the_lines_out_the_old_ids_come_back_and_with_them_no_id_gets_another_meaning(names, lines):
    rows = printed(names)
    before, after = linked(*rows), outcome(rows, lines)
    assert linked(*rows).links == before.links
    if isinstance(after, Linked):
        told, known = after.links.parts, before.links.parts
        assert all(told[one] == known[one] for one in told.keys() & known.keys())
        leaders = {one.project_id for one in after.leading}
        assert all(one.merged_into in leaders for one in after.links.projects if one.merged_into is not None)
        assert set(after.project_ids) <= leaders


@settings(max_examples=60, deadline=None)
@given(NAMES, LINES)
def test_never_same_always_holds(names, lines):
    found = outcome(printed(names), lines)
    if isinstance(found, Linked):
        assert all(left != right for left, right in found.links.never)


def test_amounts_play_no_part_in_links():
    rows = project(fiscal_year=2023, amount_yuan=Decimal(1), **OLD), project(document="b", amount_yuan=None, **NEW)
    assert how_many(linked(*rows, bodies=[RECODE])) == 1


@settings(max_examples=40, deadline=None)
@given(NAMES, st.permutations(range(6)))
def test_night_after_night_no_published_id_changes_where_a_name_has_one_code(names, order):
    rows = printed([(name, year, code and f"A{name}", int(year >= 2024)) for name, year, code, _ in names])
    documents = sorted({row.document_id for row in rows})
    arrived = [documents[n] for n in order if n < len(documents)]
    release: dict[int, int] = {}
    published: dict[int, int] = {}
    for night in range(1, len(arrived) + 1):
        loaded = [row for row in rows if row.document_id in arrived[:night]]
        found = linked(*loaded, bodies=[RECODE], lead=lambda ids: min(ids, key=lambda known: release.get(known, 99)))
        assert all(found.links.project_of[row] == project_id for row, project_id in published.items())
        published = found.links.project_of
        for one in found.links.projects:
            release.setdefault(one.project_id, night)
