"""pandas: the columns that the questions read, in memory; each question a function of the frames.

Texts of few values are categories, amounts and values doubles, which is what pandas is quickest with.
"""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType

import pandas as pd
import pyarrow.parquet as pq

from benchmarks.peers.engine import Question, Rows, Settings

_TEXTS = ["value_text", "name_printed", "value_printed", "document_id", "box", "phase", "category"]
_BODY = ["region_id", "department_id"]
_TARGET = ["project_id", "indicator_id", "class_id", "measure_unit_id", "comparator_code", "value_low"]


class Pandas:
    """The exported tables as frames."""

    def __init__(self, settings: Settings) -> None:
        self.disk_bytes = sum(path.stat().st_size for path in Path(settings.data).glob("*.parquet"))
        self._row_id, self._seconds = settings.row_id, settings.seconds
        self._target, self._budget = _frame(settings, "fact_indicator_target"), _frame(settings, "fact_project_budget")
        self._region = _frame(settings, "dim_region")[["region_id", "name"]].rename(columns={"name": "region_name"})
        department = _frame(settings, "dim_department")[["department_id", "name"]]
        self._department = department.rename(columns={"name": "department_name"})
        self._indicator, self._document = _frame(settings, "dim_indicator"), _frame(settings, "dim_document")

    def answer(self, question: Question) -> Rows:
        """Return the rows of the answer.

        Raises:
            TimeoutError: it took too long.
        """
        signal.signal(signal.SIGALRM, _too_long)
        signal.setitimer(signal.ITIMER_REAL, self._seconds)
        try:
            found: pd.DataFrame = getattr(self, question.name)()
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return list(found.itertuples(index=False, name=None))

    def close(self) -> None:
        """Nothing is to be closed."""

    def _named(self, frame: pd.DataFrame) -> pd.DataFrame:
        return frame.merge(self._region, on="region_id").merge(self._department, on="department_id")

    def department_shares(self) -> pd.DataFrame:
        """Answer `questions/department_shares.sql`."""
        budget = self._budget
        asked = budget[budget.is_current & (budget.phase == "批复") & (budget.category != "部门整体")]
        grouped = asked.groupby([*_BODY, "fiscal_year"], sort=False)
        yearly = grouped.agg(projects=("project_id", "nunique"), amount=("amount_yuan", "sum")).reset_index()
        yearly["share"] = yearly.amount / yearly.groupby(["region_id", "fiscal_year"]).amount.transform("sum")
        first = yearly.sort_values(["amount", *_BODY, "fiscal_year"], ascending=[False, True, True, True]).head(200)
        return self._named(first)[["region_name", "department_name", "fiscal_year", "projects", "amount", "share"]]

    def indicator_by_year(self) -> pd.DataFrame:
        """Answer `questions/indicator_by_year.sql`."""
        chosen = self._indicator[self._indicator["name"] == "群众满意度"].indicator_id
        asked = self._target[self._target.indicator_id.isin(chosen) & self._target.is_current]
        return (
            asked.groupby("fiscal_year")
            .agg(
                targets=("row_id", "size"),
                projects=("project_id", "nunique"),
                lowest=("value_low", "min"),
                highest=("value_low", "max"),
                total=("value_low", "sum"),
            )
            .reset_index()
        )

    def boilerplate_reach(self) -> pd.DataFrame:
        """Answer `questions/boilerplate_reach.sql`."""
        grouped = self._target[self._target.is_current].groupby("indicator_id", sort=False)
        reach = grouped.agg(
            projects=("project_id", "nunique"),
            targets=("row_id", "size"),
            units=("unit_id", "nunique"),
            departments=("department_id", "nunique"),
        ).reset_index()
        first = reach.sort_values(["projects", "targets", "indicator_id"], ascending=[False, False, True]).head(50)
        named = first.merge(self._indicator[["indicator_id", "name"]], on="indicator_id")
        return named[["name", "projects", "targets", "units", "departments"]]

    def qualitative_share(self) -> pd.DataFrame:
        """Answer `questions/qualitative_share.sql`."""
        asked = self._target[self._target.is_current]
        in_words = (asked.comparator_code == 6) | (asked.value_low.isna() & asked.value_text.notna())
        grouped = asked[[*_BODY, "fiscal_year"]].assign(in_words=in_words).groupby([*_BODY, "fiscal_year"], sort=False)
        counted = grouped.in_words.agg(["size", "sum"]).reset_index()
        counted["share"] = counted["sum"] / counted["size"]
        first = counted.sort_values(["share", *_BODY, "fiscal_year"], ascending=[False, True, True, True]).head(200)
        return self._named(first)[["region_name", "department_name", "fiscal_year", "size", "sum", "share"]]

    def frozen_targets(self) -> pd.DataFrame:
        """Answer `questions/frozen_targets.sql`."""
        asked = self._target[self._target.is_current & self._target.value_low.notna()]
        this, last, first = (asked[asked.fiscal_year == year] for year in (2025, 2024, 2023))
        same = this[[*_BODY, *_TARGET]].merge(last[_TARGET], on=_TARGET).merge(first[_TARGET], on=_TARGET)
        counted = same.groupby(_BODY, sort=False).size().rename("targets").reset_index()
        most = counted.sort_values(["targets", *_BODY], ascending=[False, True, True]).head(200)
        return self._named(most)[["region_name", "department_name", "targets"]]

    def provenance(self) -> pd.DataFrame:
        """Answer `questions/provenance.sql`."""
        found = self._target[self._target.row_id == self._row_id].merge(self._document, on="document_id")
        place = ["document_name", "title", "page", "source_row", "box"]
        return found[["row_id", "name_printed", "value_printed", *place]]


def _frame(settings: Settings, table: str) -> pd.DataFrame:
    path = settings.table(table, "parquet")
    texts = [name for name in _TEXTS if table.startswith("fact_") and name in pq.read_schema(path).names]
    read: pd.DataFrame = pq.read_table(path, read_dictionary=texts).to_pandas()
    return read


def _too_long(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError
