"""Hand-made staged rows of a fictional county, and the entities that belong to them.

Only what a test does not care about is filled in here; each test names what it is about.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from pipeline import records as r
from pipeline import tabular
from pipeline.normalize.directions import printed_direction
from tests.builds import copied
from warehouse.build import Limits, ReleaseInfo, build_candidate
from warehouse.relations import STAGED

INFO = ReleaseInfo(1, datetime(2024, 3, 1, 2, 0, tzinfo=UTC), "0.1.0", "digest-1")
REGION, DEPARTMENT, UNIT = 11, 21, 31


def document_id(number: int) -> str:
    return f"{number:064x}"


def document(number: int = 1, **changes: Any) -> r.DocumentRow:
    base = r.DocumentRow(
        document_id=document_id(number),
        document_name=f"岚溪县林业局 {number}.pdf",
        title="部门预算项目绩效目标表",
        form="list",
        format="pdf",
        fiscal_year=2024,
        region_code="990101000",
        region_name="岚溪县",
        department_code="307",
        department_name="岚溪县林业局",
        money_unit_printed="元",
        published_on=None,
        is_correction=False,
        pages=1,
        size_bytes=1000,
        status="loaded",
        reason=None,
        cells=12,
        heading_cells=4,
        record_cells=8,
        leftover_cells=0,
        quarantined_cells=0,
        printed_rows=1,
        loaded_rows=1,
        label_rows=0,
        quarantined_rows=0,
    )
    return dataclasses.replace(base, **changes)


def project(row_id: int = 101, number: int = 1, **changes: Any) -> r.ProjectRow:
    base = r.ProjectRow(
        row_id=row_id,
        document_id=document_id(number),
        region_code="990101000",
        region_name="岚溪县",
        department_code="307",
        department_name="岚溪县林业局",
        unit_code="307001",
        unit_name="岚溪县林业局机关",
        fiscal_year=2024,
        phase="批复",
        project_no=1,
        project_code=None,
        project_key="古树保护",
        name_printed="2024年古树保护",
        name="2024年古树保护",
        category="特定目标类",
        settlement=None,
        tranche=None,
        amount_yuan=Decimal("120000.00"),
        amount_printed="120,000.00",
        money_unit_printed="元",
        goal="保护古树。",
        is_goal_clipped=False,
        weight_total=Decimal(90),
        indicator_rows=1,
        content_key=row_id,
        form="list",
        stage="target",
        nature=None,
        start_date=None,
        start_date_printed=None,
        end_date=None,
        end_date_printed=None,
        overall_goal=None,
        execution_rate=None,
        execution_rate_printed=None,
        execution_score=None,
        execution_score_printed=None,
        total_score=None,
        total_score_printed=None,
        page=1,
        sheet=None,
        source_row=3,
        box="10 20 30 40",
    )
    return dataclasses.replace(base, **changes)


def indicator(row_id: int = 1001, number: int = 1, **changes: Any) -> r.IndicatorRow:
    base = r.IndicatorRow(
        row_id=row_id,
        document_id=document_id(number),
        project_no=1,
        indicator_no=1,
        level_1="产出指标",
        level_2="数量指标",
        level_1_printed="产出指标",
        level_2_printed="数量指标",
        taxonomy_version="2021",
        indicator_key="保护古树数量",
        indicator_name="保护古树数量",
        name_rules="ordinal",
        name_printed="指标1：保护古树数量",
        is_clipped=False,
        comparator="≥",
        comparator_printed="≧",
        value_printed="30",
        value_low=Decimal(30),
        value_high=None,
        value_text=None,
        measure_unit="株",
        measure_unit_printed="株",
        weight=Decimal(90),
        weight_printed="90",
        direction_printed=None,
        direction_inferred="正向",
        direction=None,
        stage="target",
        actual_printed=None,
        actual_value=None,
        actual_text=None,
        score_printed=None,
        score=None,
        reason=None,
        scoring_rule=None,
        forecast_printed=None,
        baseline_printed=None,
        page=1,
        sheet=None,
        source_row=3,
        box="10 20 30 40",
    )
    row = dataclasses.replace(base, **changes)
    if "direction" in changes:
        return row
    return dataclasses.replace(row, direction=printed_direction(row.direction_printed or "") or row.direction_inferred)


def fund(row_id: int = 501, number: int = 1, **changes: Any) -> r.FundRow:
    base = r.FundRow(
        row_id=row_id,
        document_id=document_id(number),
        project_no=1,
        fund_no=1,
        span="year",
        source="fiscal",
        phase="批复",
        label_printed="其中：财政拨款",
        amount_yuan=Decimal("120000.00"),
        amount_printed="12.00",
        money_unit_printed="万元",
        page=1,
        sheet=None,
        source_row=5,
        box=None,
    )
    return dataclasses.replace(base, **changes)


def finding(rule_id: str = "S07", number: int = 1, **changes: Any) -> r.FindingRow:
    base = r.FindingRow(document_id(number), rule_id, "error", "fail", "look", "", "", "", None, None, None)
    return dataclasses.replace(base, **changes)


def standing(row_id: int = 101, **changes: Any) -> r.ProjectStanding:
    base = r.ProjectStanding(
        row_id,
        REGION,
        DEPARTMENT,
        UNIT,
        41,
        "name",
        is_valid=True,
        is_current=True,
        is_disputed=False,
        restates_row_id=None,
    )
    if "is_current" in changes:
        changes.setdefault("is_valid", changes["is_current"])
    return dataclasses.replace(base, **changes)


def entities(**changes: Any) -> r.Entities:
    base = r.Entities(
        regions=(r.RegionEntity(REGION, "990101000", "岚溪县", "county", None),),
        departments=(r.DepartmentEntity(DEPARTMENT, REGION, "307", "岚溪县林业局", 2024, 2024),),
        units=(r.UnitEntity(UNIT, DEPARTMENT, "307001", "岚溪县林业局机关", 2024, 2024),),
        projects=(r.ProjectEntity(41, UNIT, "古树保护", "特定目标类", None, 2024, 2024),),
        indicators=(r.IndicatorEntity(51, "保护古树数量", "保护古树数量"),),
        document_standings=(r.DocumentStanding(document_id(1), True, None, None),),
        project_standings=(standing(),),
        findings=(),
    )
    return dataclasses.replace(base, **changes)


@dataclass
class Stage:
    """One document with one project and one indicator, unless a test says otherwise."""

    documents: tuple[r.DocumentRow, ...] = (document(),)
    projects: tuple[r.ProjectRow, ...] = (project(),)
    indicators: tuple[r.IndicatorRow, ...] = (indicator(),)
    control_totals: tuple[r.ControlTotalRow, ...] = ()
    repairs: tuple[r.RepairRow, ...] = ()
    leftovers: tuple[r.LeftoverRow, ...] = ()
    findings: tuple[r.FindingRow, ...] = ()
    funds: tuple[r.FundRow, ...] = ()
    other_tables: tuple[r.OtherTableRow, ...] = ()
    entities: r.Entities = field(default_factory=entities)

    def write(self, staged: Path) -> Path:
        """Write one file a row, named against the row order, so that no test relies on the order of reading."""
        for name, row_type in STAGED.items():
            for number, row in enumerate(getattr(self, name)):
                tabular.write_parquet(staged / name / f"{99 - number}.parquet", tabular.to_table(row_type, [row]))
        return staged

    def build(self, folder: Path, info: ReleaseInfo = INFO) -> Path:
        """Stage and build into a new file of the folder."""
        return self.build_into(folder / "built.duckdb", folder / "staged", info)

    def build_into(self, target: Path, staged: Path, info: ReleaseInfo) -> Path:
        """Stage and build into a new file; what a process of this run has built before is copied."""
        self.write(staged)

        def make(new: Path) -> None:
            build_candidate(staged, self.entities, info, new, Limits(threads=1))

        if target.exists():
            make(target)
        return copied(repr((self, info)), target, make)


def two_years() -> Stage:
    """The same project in 2024 and 2025, with more money and a lower target."""
    return Stage(
        documents=(document(1), document(2, fiscal_year=2025)),
        projects=(
            project(101, 1),
            project(102, 2, fiscal_year=2025, name_printed="2025年古树保护", amount_yuan=Decimal("150000.00")),
        ),
        indicators=(
            indicator(1001, 1, name_printed="游客满意度", indicator_key="游客满意度"),
            indicator(1002, 2, name_printed="游客满意度", indicator_key="游客满意度", value_low=Decimal(20)),
        ),
        entities=entities(
            indicators=(r.IndicatorEntity(51, "游客满意度", "游客满意度"),),
            document_standings=tuple(r.DocumentStanding(document_id(n), True, None, None) for n in (1, 2)),
            project_standings=(standing(101), standing(102)),
        ),
    )


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a built file read-only, as its readers do."""
    with closing(duckdb.connect()) as connection:
        connection.execute(f"ATTACH '{path}' AS built (READ_ONLY)")
        connection.execute("USE built")
        yield connection
