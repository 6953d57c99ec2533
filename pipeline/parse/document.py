"""A document's grids to its reading: the forms are read one by one, everything else by the reader of lists.

Here the document is seen as a whole: whose units are whose, what the other tables add, and why nothing could be read
where nothing was. Hands on a `Reading`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.assemble import Assembly
from pipeline.parse.forms.abreast import one_after_another
from pipeline.parse.forms.carried import surroundings_of
from pipeline.parse.forms.reader import FormReader
from pipeline.parse.forms.stretches import stretches
from pipeline.parse.labels import years_in
from pipeline.parse.lines import Line, breaks_are_typed, cell_lines, lines
from pipeline.parse.other_amounts import from_other_tables
from pipeline.parse.personal import without_persons
from pipeline.parse.reader import UNRULED, ListReader
from pipeline.parse.several import Several
from pipeline.parse.surroundings import Surroundings
from pipeline.parse.units import settle
from pipeline.records import Extract, Finding, Printed, PrintedProject, Reading

_LOST = frozenset({"P01", "P07"})
"""Doubts that leave a table or a page out; the others doubt what was read."""


def parse(extract: Extract) -> Reading:
    """Return what a document says, as printed, with the account of all its cells."""
    run = one_after_another(without_persons(lines(extract)))
    found = stretches(run)
    forms = [FormReader(run, *one) for one in zip(found, surroundings_of(run, found), strict=True)]
    reader = ListReader(_without_forms(run, forms))
    for form in forms:
        form.read(reader.ledger)
    reader.read()
    assembly = reader.assembly
    unit_repairs, unit_findings = settle(assembly.units.blocks)
    told = _Told(reader.around, forms, has_others=bool(reader.sections))
    listed = (*(draft.finished() for draft in assembly.projects), *told.projects)
    others = from_other_tables(listed, reader.sections, told.fiscal_year, [told.money_unit])
    several = Several(cell_lines(run, extract.format), breaks_are_typed(extract.format))
    projects = tuple(map(several.parted, others.projects))
    reader.ledger.won_rows(several.more)
    findings = (*reader.findings, *assembly.findings, *unit_findings, *others.findings, *told.findings)
    findings += tuple(several.findings)
    findings += tuple(_other_years(projects, told))
    repairs = (*assembly.repairs, *assembly.units.repairs, *unit_repairs, *others.repairs, *several.repairs)
    return Reading(
        format=extract.format,
        form=_form(projects),
        pages=extract.pages,
        title=told.title,
        fiscal_year=told.fiscal_year or _column_year(projects),
        money_unit=told.money_unit,
        department_label=told.department,
        region_words=(*told.region_words, *_labels(assembly)),
        is_correction=any(around.is_correction for around in told.all),
        projects=projects,
        totals=(*assembly.totals, *others.totals),
        repairs=(*repairs, *(repair for form in forms for repair in form.repairs)),
        findings=(*findings, *_doubts(extract)),
        leftovers=tuple(reader.ledger.leftovers),
        quarantined=tuple(reader.ledger.quarantined),
        other_tables=reader.other_tables,
        account=reader.ledger.settled(run),
        failure=_failure(reader, forms, found=bool(projects)),
    )


def _without_forms(run: Sequence[Line], forms: Sequence[FormReader]) -> list[Line]:
    taken = {at for form in forms for at in range(form.stretch.start, form.stretch.end)}
    return [line for at, line in enumerate(run) if at not in taken]


@dataclass(frozen=True, slots=True)
class _Told:
    """What the surroundings of lists and forms say about the document as a whole; lists come first."""

    around: Surroundings
    forms: Sequence[FormReader]
    has_others: bool = False

    @property
    def all(self) -> list[Surroundings]:
        return [self.around, *(form.around for form in self.forms if form.project)]

    @property
    def projects(self) -> tuple[PrintedProject, ...]:
        return tuple(form.project for form in self.forms if form.project)

    @property
    def title(self) -> Printed | None:
        return next((around.title for around in self.all if around.title), None)

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(year for around in self.all for year in around.years))

    @property
    def fiscal_year(self) -> int | None:
        covers = (around.cover_year for around in self.all if around.cover_year)
        return self.years[0] if self.years else next(covers, None)

    @property
    def money_unit(self) -> Printed | None:
        """The unit that is printed outside the forms; that of another table is none of a form that prints no unit."""
        is_open = any(project.funds and project.money_unit is None for project in self.projects)
        return None if is_open and self.has_others else self.around.money_unit

    @property
    def department(self) -> Printed | None:
        labels = (project.department_label for project in self.projects)
        return self.around.department or next((label for label in labels if label), None)

    @property
    def region_words(self) -> tuple[str, ...]:
        bodies = [label for p in self.projects for label in (p.unit_label, p.department_label) if label]
        words = [word for around in self.all for word in around.region_words]
        return tuple(dict.fromkeys((*words, *(label.text for label in bodies))))

    @property
    def findings(self) -> tuple[Finding, ...]:
        own = tuple(finding for form in self.forms for finding in form.findings)
        titles = {cell.text: cell for around in self.all for cell in around.open_years}
        units = {(cell.place, cell.text): cell for around in self.all for cell in around.open_units}
        return (*own, *_year_findings(self.years), *map(_open_year, titles.values()), *map(_open_unit, units.values()))


def _form(projects: Sequence[PrintedProject]) -> str:
    """Return the form of the document's projects, `mixed` when they have several."""
    forms = list(dict.fromkeys(project.form for project in projects))
    return forms[0] if len(forms) == 1 else "mixed" if forms else "unknown"


def _labels(assembly: Assembly) -> tuple[str, ...]:
    """Return the unit and department labels of the lists, each once, in order: they may name the region."""
    labels = [label for draft in assembly.projects for label in (draft.block.label, draft.department) if label]
    return tuple(dict.fromkeys(label.text for label in labels))


def _doubts(extract: Extract) -> tuple[Finding, ...]:
    """Return what extract cannot vouch for as findings of the document."""
    return tuple(
        Finding(
            d.rule_id,
            "error" if d.rule_id in _LOST else "warning",
            d.message,
            d.place,
            d.evidence,
            d.observed,
            d.expected,
        )
        for d in extract.doubts
    )


def _year_findings(named: Sequence[int]) -> list[Finding]:
    if len(named) < 2:
        return []
    years = "、".join(map(str, named))
    message = f"the titles name several fiscal years ({years}): each table has that of the title above it"
    return [Finding("P03", "warning", message, evidence=years, observed=years, expected="one year")]


def _column_year(projects: Sequence[PrintedProject]) -> int | None:
    """Return the first year that a column names; None where another is named too and not every project has one."""
    years = list(dict.fromkeys(project.fiscal_year for project in projects))
    known = [year for year in years if year]
    return None if len(known) > 1 and None in years else next(iter(known), None)


def _other_years(projects: Sequence[PrintedProject], told: _Told) -> list[Finding]:
    """Return a finding where a column of years names others than the titles do: it may be the year of a start."""
    titled = {*told.years, *(around.cover_year for around in told.all)}
    others = sorted({project.fiscal_year for project in projects if project.fiscal_year} - titled)
    if not told.years or not others:
        return []
    years, title = "、".join(map(str, others)), "、".join(map(str, told.years))
    message = f"a column of years names {years} and the titles {title}: each project has its column's year, check it"
    return [Finding("P03", "warning", message, evidence=years, observed=years, expected=title)]


def _open_year(cell: Printed) -> Finding:
    years = "、".join(map(str, years_in(cell.text)))
    message = f"the title names several years ({years}) and none is told to be the fiscal year: none is taken from it"
    return Finding("P03", "warning", message, cell.place, cell.text, years, "one year", state="undecidable")


def _open_unit(cell: Printed) -> Finding:
    message = f"several money units stand above one table ({cell.text}): none is taken, declare the unit in jixiao.toml"
    return Finding("P01", "warning", message, cell.place, cell.text, cell.text, "one money unit", state="undecidable")


def _failure(reader: ListReader, forms: Sequence[FormReader], *, found: bool) -> str | None:
    """Return why nothing could be read from a document that has an indicator table, or None."""
    if found:
        return None
    nameless = [finding for form in forms for finding in form.findings if finding.severity == "error"]
    if nameless:
        return nameless[0].message
    if not (reader.foreign or reader.is_unruled or reader.suspects):
        return None
    if reader.foreign is None:
        return UNRULED if reader.is_unruled else reader.suspects[0].message
    missing = {"project": "项目名称", "name": "三级指标"}
    lacking = "、".join(missing[name] for name in reader.foreign.missing)
    unknown = "、".join(cell.text for cell in reader.foreign.unknown)
    hint = f"; unknown headings: {unknown}: if one of them is meant, add it to headings.csv" if unknown else ""
    return f"the table's heading has no column for {lacking}{hint}"
