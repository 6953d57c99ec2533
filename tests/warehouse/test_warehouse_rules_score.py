"""The quality score, worked out by hand on a tiny example, and what holds of counts whatever is loaded."""

from __future__ import annotations

import random
import tempfile
from decimal import Decimal
from pathlib import Path

import staging
from cases import CASES, Case, row, stage_of
from hypothesis import given, settings
from hypothesis import strategies as st

COLUMNS = "rule_id, state, observed, expected, evidence, row_id, source_row"


def test_the_score_is_the_weighted_share_that_passed(tmp_path: Path):
    """All rules pass but two: V07 (error, weight 10) fails for 1 of 2 percentages, Q05 (weight 3) for 1 of 7 texts."""
    broken = row(1, value_low=Decimal(101), name_printed="做好培训工作")
    path = stage_of([Case("", "", "one", change=broken)]).build(tmp_path)
    with staging.opened(path) as connection:
        weight = "CASE severity WHEN 'error' THEN 10 WHEN 'warning' THEN 3 ELSE 1 END"
        ((total,),) = connection.execute(
            f"SELECT sum({weight}) FROM rule_result JOIN dim_rule USING (rule_id) "
            "WHERE is_scored AND passed + failed > 0"
        ).fetchall()
        found = connection.execute(
            "SELECT rule_id, failed, judged FROM rule_result WHERE failed > 0 ORDER BY rule_id"
        ).fetchall()
        ((score, coverage),) = connection.execute(
            "SELECT score, coverage FROM quality_score WHERE scope = 'document'"
        ).fetchall()
    assert found == [("Q05", 1, 7), ("V07", 1, 2)]
    lost = (Decimal(3) * 1 / 7 + Decimal(10) * 1 / 2) / Decimal(int(total))
    assert score == round(100 * (1 - lost), 2)
    assert coverage == 100


def findings(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return the findings of each document of a built file."""
    with staging.opened(path) as connection:
        rows = connection.execute(f"SELECT document_id, {COLUMNS} FROM finding").fetchall()
    told: dict[str, set[tuple[object, ...]]] = {}
    for document, *rest in rows:
        told.setdefault(document, set()).add(tuple(rest))
    return told


@settings(max_examples=3, deadline=None, database=None)
@given(st.lists(st.integers(1, len(CASES)), min_size=2, max_size=5, unique=True), st.randoms(use_true_random=False))
def test_what_is_said_of_a_document_depends_on_no_order_and_no_other_document(
    numbers: list[int], chance: random.Random
):
    """A rule that passes a row in one release does not fail it in another with equal input."""
    with tempfile.TemporaryDirectory() as folder:
        together = stage_of([CASES[n - 1] for n in numbers], numbers)
        alone = stage_of([CASES[numbers[0] - 1]], numbers[:1])
        projects, indicators = list(together.projects), list(together.indicators)
        chance.shuffle(projects)
        chance.shuffle(indicators)
        together.projects, together.indicators = tuple(projects), tuple(indicators)
        document = staging.document_id(numbers[0])
        paths = [stage.build(Path(folder) / str(n)) for n, stage in enumerate((together, alone))]
        first, second = (findings(path).get(document, set()) for path in paths)
        is_unit_year = {one for one in first ^ second if one[0] == "Q04"}
        assert first ^ second == is_unit_year
        with staging.opened(paths[0]) as connection:
            wrong = "SELECT count(*) FROM rule_result WHERE judged <> passed + failed + undecidable OR passed < 0"
            assert connection.execute(wrong).fetchall() == [(0,)]


def test_a_rule_of_actuals_or_scores_judges_the_rows_that_print_one(tmp_path: Path):
    """Of two evaluated rows one prints neither: N18 judges one actual, R02 one score, R05 no form that lacks one."""
    reported = {"actual_printed": "31", "actual_value": Decimal(31), "score_printed": "90", "score": Decimal(90)}
    stage = staging.Stage(
        projects=(staging.project(101, form="self_evaluation", stage="evaluation"),),
        indicators=(
            staging.indicator(1001, stage="evaluation", indicator_no=1, **reported),
            staging.indicator(1002, stage="evaluation", indicator_no=2),
        ),
    )
    with staging.opened(stage.build(tmp_path)) as connection:
        judged = connection.execute(
            "SELECT rule_id, judged FROM rule_result WHERE rule_id IN ('N18', 'R02', 'R05') ORDER BY rule_id"
        ).fetchall()
    assert judged == [("N18", 1), ("R02", 1)]
