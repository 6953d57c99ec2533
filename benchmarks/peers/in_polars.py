"""polars: the columns that the questions read, in memory; each question a lazy query on them.

Amounts and values are doubles. The number of threads is told by the environment, before polars is imported.
"""

from __future__ import annotations

import time
from pathlib import Path

import polars as pl

from benchmarks.peers.engine import Question, Rows, Settings

_BODY = ["region_id", "department_id"]
_TARGET = ["project_id", "indicator_id", "class_id", "measure_unit_id", "comparator_code", "value_low"]


class Polars:
    """The exported tables as frames."""

    def __init__(self, settings: Settings) -> None:
        self.disk_bytes = sum(path.stat().st_size for path in Path(settings.data).glob("*.parquet"))
        self._row_id, self._seconds = settings.row_id, settings.seconds
        self._target, self._budget = _frame(settings, "fact_indicator_target"), _frame(settings, "fact_project_budget")
        self._region = _frame(settings, "dim_region").select("region_id", region_name="name")
        self._department = _frame(settings, "dim_department").select("department_id", department_name="name")
        self._indicator, self._document = _frame(settings, "dim_indicator"), _frame(settings, "dim_document")

    def answer(self, question: Question) -> Rows:
        """Return the rows of the answer.

        Raises:
            TimeoutError: it took too long; polars cannot be interrupted, so that is told afterwards.
        """
        begin = time.perf_counter()
        asked: pl.LazyFrame = getattr(self, question.name)()
        found: Rows = asked.collect().rows()
        if time.perf_counter() - begin > self._seconds:
            raise TimeoutError(question.name)
        return found

    def close(self) -> None:
        """Nothing is to be closed."""

    def _named(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        region = frame.join(self._region, on="region_id", maintain_order="left")
        return region.join(self._department, on="department_id", maintain_order="left")

    def department_shares(self) -> pl.LazyFrame:
        """Answer `questions/department_shares.sql`."""
        asked = pl.col("is_current") & (pl.col("phase") == "批复") & (pl.col("category") != "部门整体")
        grouped = self._budget.filter(asked).group_by([*_BODY, "fiscal_year"])
        yearly = grouped.agg(projects=pl.col("project_id").n_unique(), amount=pl.col("amount_yuan").sum())
        share = pl.col("amount") / pl.col("amount").sum().over("region_id", "fiscal_year")
        order = ["amount", *_BODY, "fiscal_year"]
        first = yearly.with_columns(share=share).sort(order, descending=[True, False, False, False]).head(200)
        return self._named(first).select("region_name", "department_name", "fiscal_year", "projects", "amount", "share")

    def indicator_by_year(self) -> pl.LazyFrame:
        """Answer `questions/indicator_by_year.sql`."""
        chosen = self._indicator.filter(pl.col("name") == "群众满意度").select("indicator_id")
        asked = self._target.filter(pl.col("is_current")).join(chosen, on="indicator_id", how="semi")
        value = pl.col("value_low")
        yearly = asked.group_by("fiscal_year").agg(
            targets=pl.len(),
            projects=pl.col("project_id").n_unique(),
            lowest=value.min(),
            highest=value.max(),
            total=value.sum(),
        )
        return yearly.sort("fiscal_year")

    def boilerplate_reach(self) -> pl.LazyFrame:
        """Answer `questions/boilerplate_reach.sql`."""
        reach = (
            self._target.filter(pl.col("is_current"))
            .group_by("indicator_id")
            .agg(
                projects=pl.col("project_id").n_unique(),
                targets=pl.len(),
                units=pl.col("unit_id").n_unique(),
                departments=pl.col("department_id").n_unique(),
            )
        )
        first = reach.sort(["projects", "targets", "indicator_id"], descending=[True, True, False]).head(50)
        named = first.join(self._indicator, on="indicator_id", maintain_order="left")
        return named.select("name", "projects", "targets", "units", "departments")

    def qualitative_share(self) -> pl.LazyFrame:
        """Answer `questions/qualitative_share.sql`."""
        in_words = (pl.col("comparator_code") == 6) | (
            pl.col("value_low").is_null() & pl.col("value_text").is_not_null()
        )
        grouped = self._target.filter(pl.col("is_current")).group_by([*_BODY, "fiscal_year"])
        counted = grouped.agg(targets=pl.len(), qualitative=in_words.sum())
        order = ["share", *_BODY, "fiscal_year"]
        shared = counted.with_columns(share=pl.col("qualitative") / pl.col("targets"))
        first = shared.sort(order, descending=[True, False, False, False]).head(200)
        return self._named(first).select(
            "region_name", "department_name", "fiscal_year", "targets", "qualitative", "share"
        )

    def frozen_targets(self) -> pl.LazyFrame:
        """Answer `questions/frozen_targets.sql`."""
        asked = self._target.filter(pl.col("is_current"))
        this, last, first = (asked.filter(pl.col("fiscal_year") == year) for year in (2025, 2024, 2023))
        same = (
            this.select(*_BODY, *_TARGET).join(last.select(_TARGET), on=_TARGET).join(first.select(_TARGET), on=_TARGET)
        )
        counted = same.group_by(_BODY).agg(targets=pl.len())
        most = counted.sort(["targets", *_BODY], descending=[True, False, False]).head(200)
        return self._named(most).select("region_name", "department_name", "targets")

    def provenance(self) -> pl.LazyFrame:
        """Answer `questions/provenance.sql`."""
        found = self._target.filter(pl.col("row_id") == self._row_id).join(self._document, on="document_id")
        place = ["document_name", "title", "page", "source_row", "box"]
        return found.select("row_id", "name_printed", "value_printed", *place)


def _frame(settings: Settings, table: str) -> pl.LazyFrame:
    return pl.read_parquet(settings.table(table, "parquet")).lazy()
