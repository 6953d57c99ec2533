"""The list form: one row an indicator, many projects in a table, merged cells to the left.

Here the document is seen as a whole: whose units are whose, and why nothing could be read where nothing was.
Hands on a `Reading`.
"""

from __future__ import annotations

from pipeline.parse.assemble import Assembly
from pipeline.parse.labels import Surroundings
from pipeline.parse.lines import lines
from pipeline.parse.reader import UNRULED, ListReader
from pipeline.parse.units import settle
from pipeline.records import Extract, Finding, Reading


def read_list_form(extract: Extract) -> Reading:
    """Return what the document's list tables say, as printed, with the account of all its cells."""
    run = lines(extract)
    reader = ListReader(run)
    reader.read()
    assembly, around = reader.assembly, reader.around
    unit_repairs, unit_findings = settle(assembly.units.blocks)
    projects = tuple(draft.finished() for draft in assembly.projects)
    return Reading(
        format=extract.format,
        form="list" if projects else "unknown",
        pages=extract.pages,
        title=around.title,
        fiscal_year=around.fiscal_year,
        money_unit=around.money_unit,
        department_label=around.department,
        region_words=(*around.region_words, *_labels(assembly)),
        is_correction=around.is_correction,
        projects=projects,
        totals=tuple(assembly.totals),
        repairs=(*assembly.repairs, *assembly.units.repairs, *unit_repairs),
        findings=(*reader.findings, *assembly.findings, *unit_findings, *_year_findings(around)),
        leftovers=tuple(reader.ledger.leftovers),
        quarantined=tuple(reader.ledger.quarantined),
        account=reader.ledger.settled(run),
        failure=_failure(reader, found=bool(projects)),
    )


def _labels(assembly: Assembly) -> tuple[str, ...]:
    """Return the unit and department labels of the document, each once, in order: they may name the region."""
    labels = [project for draft in assembly.projects for project in (draft.block.label, draft.department) if project]
    return tuple(dict.fromkeys(label.text for label in labels))


def _year_findings(around: Surroundings) -> list[Finding]:
    if len(around.years) < 2:
        return []
    years = "、".join(map(str, around.years))
    message = f"the titles name several fiscal years ({years}): the first is taken, check the document"
    return [Finding("P03", "warning", message, evidence=years, observed=years, expected="one year")]


def _failure(reader: ListReader, *, found: bool) -> str | None:
    """Return why nothing could be read from a document that has an indicator table, or None."""
    if found or not (reader.foreign or reader.is_unruled):
        return None
    if reader.foreign is None:
        return UNRULED
    missing = {"project": "项目名称", "name": "三级指标"}
    lacking = "、".join(missing[name] for name in reader.foreign.missing)
    unknown = "、".join(cell.text for cell in reader.foreign.unknown)
    hint = f"; unknown headings: {unknown}: if one of them is meant, add it to headings.csv" if unknown else ""
    return f"the table's heading has no column for {lacking}{hint}"
