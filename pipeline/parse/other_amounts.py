"""What the tables without targets give to the projects of their document: budgets by name, and a control total.

Here both are put together; how they are read is told in `budget_join.py` and `control.py`.
Hands on the projects, and the totals, repairs and findings to add to the document's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.parse.budget_join import joined
from pipeline.parse.budget_table import budget_tables
from pipeline.parse.control import control_totals
from pipeline.parse.other_sections import Section
from pipeline.records import Finding, Printed, PrintedProject, PrintedTotal, Repair
from pipeline.text import fold


@dataclass(frozen=True, slots=True)
class FromOthers:
    """The projects with the budgets that another table prints, and what comes with them."""

    projects: tuple[PrintedProject, ...]
    totals: tuple[PrintedTotal, ...]
    repairs: tuple[Repair, ...]
    findings: tuple[Finding, ...]


def from_other_tables(
    projects: Sequence[PrintedProject],
    sections: Sequence[Section],
    fiscal_year: int | None,
    printed_units: Iterable[Printed | None] = (),
) -> FromOthers:
    """Return the projects with what the other tables of their document say about them.

    Args:
        projects: all projects of the document, of lists and of forms.
        sections: the document's other tables, in reading order.
        fiscal_year: the document's, when known.
        printed_units: money units that the document prints elsewhere.
    """
    named = [*printed_units, *(project.money_unit for project in projects)]
    units = frozenset(fold(p.text) for p in (*named, *(s.labels.get("money_unit") for s in sections)) if p)
    done, repairs, findings = joined(projects, budget_tables(sections, units))
    totals, doubts = control_totals(sections, fiscal_year, units)
    return FromOthers(done, tuple(totals), tuple(repairs), (*findings, *doubts))
