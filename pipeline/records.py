"""The domain types of the pipeline, as small frozen dataclasses, in the order in which a document turns into rows.

Extract makes grids of cells; parse makes printed records; normalize makes typed rows that the warehouse stages.
No behaviour lives here beyond one-line properties: each step is a function in a room of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

Money = Annotated[Decimal, "decimal(18,2)"]
"""Yuan (元) with two decimals."""
Quantity = Annotated[Decimal, "decimal(28,6)"]
"""A target value in the unit that stands beside it."""
Weight = Annotated[Decimal, "decimal(9,4)"]
"""Points of a hundred."""

Severity = Literal["error", "warning", "info"]
FindingState = Literal["fail", "undecidable"]
Stage = Literal["target", "evaluation", "monitoring"]
"""What a form is for: to set targets, to report on them after the year, to watch them during it."""

# --- extract: grids of cells, each with its place -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page or sheet, row and column, and the box where there is a page.

    `row` and `column` count from 1: the line and field of a text, the row and column of a sheet, the row and column
    of a table on a page.
    """

    row: int
    column: int
    page: int | None = None
    sheet: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid.

    An empty cell has no text. A covered cell lies under a merged one, whose (row, column) in the same grid it names;
    where the publisher's merge was lost (plain text), an empty cell may have been either.
    `is_clipped`: the publisher hid the end of the text behind the cell's edge. `confidence` (0 to 1) is how sure
    character recognition is of a scanned text; None where the text is the publisher's own. `is_open_above` and
    `is_open_below`: at the edge of a page no rule closes it there, so that it may go on on the other page.
    """

    text: str
    place: Place
    row_span: int = 1
    column_span: int = 1
    covered_by: tuple[int, int] | None = None
    number_format: str | None = None
    is_clipped: bool = False
    confidence: float | None = None
    is_open_above: bool = False
    is_open_below: bool = False

    @property
    def is_covered(self) -> bool:
        """Whether the cell lies under a merged cell."""
        return self.covered_by is not None


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows, in reading order; rows may differ in length.

    `kind` tells a ruled or tabbed table from lines of text that stand outside one (a cell a line).
    `page_break_before` says that a page ended between the grid before and this one. `is_hidden`: a sheet that its
    publisher does not show. `is_open_above` and `is_open_below`: the frame has no closing rule there, so that a table
    goes on from or to another page; both False where a format draws no frame.
    """

    name: str
    kind: Literal["table", "text"]
    rows: tuple[tuple[Cell, ...], ...]
    page_break_before: bool = False
    is_hidden: bool = False
    is_open_above: bool = False
    is_open_below: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that extract cannot vouch for: two readers that disagree on a page, a text hard to recognise."""

    rule_id: str
    message: str
    place: Place
    evidence: str = ""
    observed: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file holds: its grids in reading order, how many pages or sheets, and what is in doubt.

    `format` is xlsx, xls, docx, html, text or pdf; scan for a picture, scan_pdf for a PDF with pages that are pictures.
    """

    format: str
    pages: int
    grids: tuple[Grid, ...]
    doubts: tuple[Doubt, ...] = ()


# --- parse: what the table says, as printed -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Printed:
    """A text as printed and the place of its first cell; `is_clipped`: the publisher cut it at the cell's edge."""

    text: str
    place: Place
    is_clipped: bool = False
    number_format: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """One printed indicator row; a field that the table has no column for, or left blank, is None.

    `actual`, `score` and `reason` (of a deviation) are printed by evaluations; `forecast` is what mid-year monitoring
    expects for the whole year; `baseline` is the level of the year before.
    """

    place: Place
    level_1: Printed | None
    level_2: Printed | None
    name: Printed
    comparator: Printed | None
    value: Printed | None
    measure_unit: Printed | None
    weight: Printed | None
    direction: Printed | None
    actual: Printed | None = None
    score: Printed | None = None
    reason: Printed | None = None
    forecast: Printed | None = None
    baseline: Printed | None = None


Form = Literal["list", "project_form", "whole_department", "self_evaluation", "monitoring"]
Phase = Literal["批复", "调整", "执行", "监控"]
"""Approved, adjusted (全年预算数), executed (全年执行数), and executed so far at mid-year."""


@dataclass(frozen=True, slots=True)
class PrintedFund:
    """One amount of a project's money block.

    `span` tells the money of the year from that of the whole project; `source` is total, fiscal, carried_over, other,
    basic, project, task … as `vocabulary/fund_labels.csv` names it; `label` is what stands beside the amount.
    """

    span: Literal["year", "project"]
    source: str
    phase: Phase
    label: Printed
    amount: Printed


@dataclass(frozen=True, slots=True)
class PrintedProject:
    """A project as printed in one document: its label cells and its indicator rows in printed order.

    `amount` is the year's approved budget (批复), `goal` the year's; `overall_goal` is that of the whole project.
    A form for a whole department has no project name: `name` is None, `department_label` says whose it is.
    `execution_rate`, `execution_score` and `total_score` are what an evaluation prints. `titled_department` is the one
    that the title of its form names.
    """

    place: Place
    name: Printed | None
    code: Printed | None
    amount: Printed | None
    goal: Printed | None
    unit_label: Printed | None
    department_label: Printed | None
    indicators: tuple[PrintedIndicator, ...]
    money_unit: Printed | None
    form: Form = "list"
    funds: tuple[PrintedFund, ...] = ()
    category: Printed | None = None
    nature: Printed | None = None
    start_date: Printed | None = None
    end_date: Printed | None = None
    overall_goal: Printed | None = None
    execution_rate: Printed | None = None
    execution_score: Printed | None = None
    total_score: Printed | None = None
    fiscal_year: int | None = None
    titled_department: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that the document prints, for a department, a unit or the whole table (`scope`).

    `basis`: what it is compared with. `parts` are the projects of its own table; `project_expenditure` is the
    department's project expenditure (项目支出) as another table of the document prints it. `projects` are the numbers
    (from 1, in the document's order) of those that it sums up; None where its label and its scope tell.
    """

    place: Place
    scope: Literal["department", "unit", "table"]
    label: Printed
    amount: Printed
    money_unit: Printed | None
    basis: Literal["parts", "project_expenditure"] = "parts"
    projects: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class OtherTable:
    """A table of the document that holds no performance targets: what it is, and why it is left."""

    place: Place
    kind: str
    title: str
    rows: int
    cells: int
    reason: str


@dataclass(frozen=True, slots=True)
class Repair:
    """Something that was put back as it must have stood before the page was cut: what, where, before and after."""

    rule: str
    place: Place
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a document or a row breaks, or that cannot be decided; `message` says what to do about it."""

    rule_id: str
    severity: Severity
    message: str
    place: Place | None = None
    evidence: str = ""
    observed: str = ""
    expected: str = ""
    state: FindingState = "fail"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Non-empty cells that are part of no record: how many, the first one's place, their text, why they were left."""

    place: Place
    text: str
    reason: str
    cells: int = 1


@dataclass(frozen=True, slots=True)
class QuarantinedRow:
    """A printed row that could not be read as a record: its text, why, and how many of its cells are not empty."""

    place: Place
    text: str
    reason: str
    cells: int = 1


@dataclass(frozen=True, slots=True)
class Account:
    """The cell and row accounting of a document: every non-empty cell is a heading, in a record, or left over.

    `cells` = `heading_cells` + `record_cells` + `leftover_cells` + `quarantined_cells`;
    `printed_rows` (rows of the table's body) = `loaded_rows` + `label_rows` + `quarantined_rows`; a row that prints
    several indicators counts once for each.
    """

    cells: int = 0
    heading_cells: int = 0
    record_cells: int = 0
    leftover_cells: int = 0
    quarantined_cells: int = 0
    printed_rows: int = 0
    loaded_rows: int = 0
    label_rows: int = 0
    quarantined_rows: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says, as printed: a function of its bytes and the reader's version alone.

    `failure` is None, or the reason why the document is quarantined as a whole.
    `region_words` are the texts that may name the region: title, publisher lines, unit and department labels.
    """

    format: str
    form: str
    pages: int
    title: Printed | None = None
    fiscal_year: int | None = None
    money_unit: Printed | None = None
    department_label: Printed | None = None
    region_words: tuple[str, ...] = ()
    is_correction: bool = False
    projects: tuple[PrintedProject, ...] = ()
    totals: tuple[PrintedTotal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    findings: tuple[Finding, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    quarantined: tuple[QuarantinedRow, ...] = ()
    other_tables: tuple[OtherTable, ...] = ()
    account: Account = Account()
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the inbox says about a document beside its own words: folder names and `jixiao.toml` defaults."""

    region_code: str | None = None
    region_name: str | None = None
    department_code: str | None = None
    department_name: str | None = None
    fiscal_year: int | None = None
    money_unit: str | None = None
    published_on: date | None = None


# --- normalize: typed rows, flat, one dataclass a staged table ------------------------------------------------
# The field order is the column order of the staged Parquet files; an optional field is a nullable column.


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A published document, with its accounting; `status` is loaded, no_table or quarantined (then with a reason)."""

    document_id: str
    document_name: str
    title: str | None
    form: str
    format: str
    fiscal_year: int | None
    region_code: str | None
    region_name: str | None
    department_code: str | None
    department_name: str | None
    money_unit_printed: str | None
    published_on: date | None
    is_correction: bool
    pages: int
    size_bytes: int
    status: str
    reason: str | None
    cells: int
    heading_cells: int
    record_cells: int
    leftover_cells: int
    quarantined_cells: int
    printed_rows: int
    loaded_rows: int
    label_rows: int
    quarantined_rows: int


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project's money in one phase and one document, and what else is said of it: a row of `fact_project_budget`.

    `project_key` is the name without code, year, amount, document number, settlement note and tranche; `tranche` is
    提前下达 where the name says that this money was handed down ahead of the year; `project_no` counts the projects of
    the document from 1. `content_key` is the same for two documents that print the same project alike.
    Each project has a row of the phase 批复; `name_printed` is None where a form for a whole department prints none.
    `execution_rate` is in percent, the scores are points.
    """

    row_id: int
    document_id: str
    region_code: str | None
    region_name: str | None
    department_code: str | None
    department_name: str | None
    unit_code: str | None
    unit_name: str | None
    fiscal_year: int | None
    phase: str
    project_no: int
    project_code: str | None
    project_key: str
    name_printed: str | None
    name: str
    category: str | None
    settlement: str | None
    tranche: str | None
    amount_yuan: Money | None
    amount_printed: str | None
    money_unit_printed: str | None
    goal: str | None
    is_goal_clipped: bool
    weight_total: Weight | None
    indicator_rows: int
    content_key: int
    form: str
    stage: str
    nature: str | None
    start_date: date | None
    start_date_printed: str | None
    end_date: date | None
    end_date_printed: str | None
    overall_goal: str | None
    execution_rate: Quantity | None
    execution_rate_printed: str | None
    execution_score: Weight | None
    execution_score_printed: str | None
    total_score: Weight | None
    total_score_printed: str | None
    page: int | None
    sheet: str | None
    source_row: int
    box: str | None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A typed indicator row; its project is (document_id, project_no).

    Of the stage `target` it is a row of `fact_indicator_target`, of the others one of `fact_indicator_actual`: there
    the target is the one that the form restates. `direction` is the printed one, else the inferred. `value_high` is
    None where one number is printed. `name_rules` names the rules, in order, that lead from `name_printed` to
    `indicator_key`; it is empty where both are equal.
    """

    row_id: int
    document_id: str
    project_no: int
    indicator_no: int
    level_1: str | None
    level_2: str | None
    level_1_printed: str | None
    level_2_printed: str | None
    taxonomy_version: str | None
    indicator_key: str
    indicator_name: str
    name_rules: str
    name_printed: str
    is_clipped: bool
    comparator: str | None
    comparator_printed: str | None
    value_printed: str | None
    value_low: Quantity | None
    value_high: Quantity | None
    value_text: str | None
    measure_unit: str | None
    measure_unit_printed: str | None
    weight: Weight | None
    weight_printed: str | None
    direction_printed: str | None
    direction_inferred: str | None
    direction: str | None
    stage: str
    actual_printed: str | None
    actual_value: Quantity | None
    actual_text: str | None
    score_printed: str | None
    score: Weight | None
    reason: str | None
    scoring_rule: str | None
    forecast_printed: str | None
    baseline_printed: str | None
    page: int | None
    sheet: str | None
    source_row: int
    box: str | None


@dataclass(frozen=True, slots=True)
class FundRow:
    """One amount of a project's money block: a row of `fact_project_funding`; its project is (document_id, project_no).

    `span` is year or project, `source` as `vocabulary/fund_labels.csv` names it, `label_printed` what stands beside it.
    """

    row_id: int
    document_id: str
    project_no: int
    fund_no: int
    span: str
    source: str
    phase: str
    label_printed: str
    amount_yuan: Money | None
    amount_printed: str
    money_unit_printed: str | None
    page: int | None
    sheet: str | None
    source_row: int
    box: str | None


@dataclass(frozen=True, slots=True)
class OtherTableRow:
    """A table of the document that holds no performance targets: what it is, how large, and why it is left."""

    document_id: str
    table_no: int
    kind: str
    title: str
    rows: int
    cells: int
    reason: str
    page: int | None
    sheet: str | None
    source_row: int


@dataclass(frozen=True, slots=True)
class ControlTotalRow:
    """A printed total beside the sum of the parts that the same document prints.

    `basis` says what the parts are: those of the total's own table, or the department's projects beside the project
    expenditure (项目支出) that another table prints.
    """

    document_id: str
    scope: str
    basis: str
    label: str
    amount_printed: str
    total_yuan: Money | None
    parts_yuan: Money | None
    difference_yuan: Money | None
    page: int | None
    sheet: str | None
    source_row: int


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A logged repair."""

    document_id: str
    rule: str
    reason: str
    before: str
    after: str
    page: int | None
    sheet: str | None
    source_row: int


@dataclass(frozen=True, slots=True)
class LeftoverRow:
    """Cells or a row that are in no record: `kind` is leftover (cells) or quarantined (a row of a table)."""

    document_id: str
    kind: str
    cells: int
    text: str
    reason: str
    page: int | None
    sheet: str | None
    source_row: int


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding about a document, a place in it (`source_row`), or one of its fact rows (`row_id`)."""

    document_id: str
    rule_id: str
    severity: str
    state: str
    message: str
    evidence: str
    observed: str
    expected: str
    page: int | None
    sheet: str | None
    source_row: int | None
    row_id: int | None = None


@dataclass(frozen=True, slots=True)
class TypedDocument:
    """The typed rows of one document, ready to be staged."""

    document: DocumentRow
    projects: tuple[ProjectRow, ...] = ()
    indicators: tuple[IndicatorRow, ...] = ()
    control_totals: tuple[ControlTotalRow, ...] = ()
    repairs: tuple[RepairRow, ...] = ()
    leftovers: tuple[LeftoverRow, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    funds: tuple[FundRow, ...] = ()
    other_tables: tuple[OtherTableRow, ...] = ()


# --- resolve: which printed things are one, and which document counts -----------------------------------------


@dataclass(frozen=True, slots=True)
class RegionEntity:
    """A finance division; `level` is province, city, county or unknown."""

    region_id: int
    mof_div_code: str | None
    name: str | None
    level: str
    parent_region_id: int | None


@dataclass(frozen=True, slots=True)
class DepartmentEntity:
    """A department as it was named in a span of years; `successor_id` is what became of it, by a person's word."""

    department_id: int
    region_id: int
    code: str | None
    name: str | None
    valid_from_year: int | None
    valid_to_year: int | None
    successor_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitEntity:
    """A budget unit as it was coded and named in a span of years; `successor_id` is what became of it."""

    unit_id: int
    department_id: int
    code: str | None
    name: str | None
    valid_from_year: int | None
    valid_to_year: int | None
    successor_id: int | None = None


@dataclass(frozen=True, slots=True)
class BodySuccession:
    """A line of the crosswalk that applies: `body` is unit or department, `change` what happened in `from_year`."""

    body: str
    predecessor_id: int
    successor_id: int
    change: str
    from_year: int | None
    decided_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProjectEntity:
    """A project through the years, inside one unit and its successors."""

    project_id: int
    unit_id: int
    name: str
    category: str | None
    settlement: str | None
    first_year: int | None
    last_year: int | None
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class ProjectLineage:
    """A step in a project's life.

    `change` is new or ended (one side is None), renamed (both sides are one project), split or merged (two projects, by
    a person's word). `fiscal_year` is the first year of the new state. `decided_by` is `rule` or the steward's line.
    """

    project_id: int | None
    earlier_project_id: int | None
    change: str
    fiscal_year: int
    name: str
    earlier_name: str | None
    decided_by: str


@dataclass(frozen=True, slots=True)
class IndicatorEntity:
    """A canonical third-level indicator that was ever published, and the key that its printed rows carry.

    `indicator_key` is None where changed rules made it one with an earlier one. `merged_into` is the indicator that its
    rows are counted under; None where it stands for itself. `is_template` says that the finance system fills it in.
    """

    indicator_id: int
    indicator_key: str | None
    name: str
    merged_into: int | None = None
    is_template: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorRowEntity:
    """An indicator row that does not go by its key: a clipped name, or one that a person decided on."""

    row_id: int
    indicator_id: int
    rule: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class RegisteredId:
    """An id that was ever published, and what it means for ever: a row of `id_registry`.

    `kind` is indicator, project, unit or department. `founding_key` is what the id was made of; `key` is the same under
    the rules of today (`rules_version`). `merged_into` is where its rows are counted now, by `rule` or by the steward's
    line `decided_by`; `score` is 1 for a rule or a decision.
    """

    kind: str
    entity_id: int
    founding_key: str
    key: str
    name: str
    rules_version: str
    first_release: int
    merged_into: int | None
    rule: str
    score: float
    decided_by: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision of the steward: a line of a file in `steward/`, as it is written there.

    `problem` says why it decides nothing now, as where nothing loaded bears the name; None where it applies.
    """

    file: str
    line: int
    decision: str
    left_text: str
    right_text: str
    scope: str | None
    reason: str
    decided_on: date
    decided_by: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewCandidate:
    """Two things that may be one, for a person to decide: a row of `review_candidate`.

    `kind` is indicator, project, unit or department; `rank` counts from 1 within a kind, the likeliest first. `score`
    is between 0 and 1. `guards_failed` names what speaks against it, `evidence` what speaks for it.
    """

    kind: str
    rank: int
    left_id: int
    right_id: int
    left_name: str
    right_name: str
    rule: str
    score: float
    guards_failed: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GoalCopy:
    """A project's goal that an earlier or another project prints as well: a row of `goal_copy`.

    Both are rows of `fact_project_budget`. `likeness` is exact or near, `score` 1 for exact. `relation` is year_before
    (the same project), same_unit, same_department, same_region or other_region.
    """

    row_id: int
    original_row_id: int
    likeness: str
    score: float
    relation: str


@dataclass(frozen=True, slots=True)
class IndicatorSetCopy:
    """A project's set of indicators that another project of its year prints as well: a row of `indicator_set_copy`.

    `shared` indicators stand in both, `own` only here, `others` only there. `origin` is template where all that is
    shared is the finance system's own template, else copied.
    """

    row_id: int
    original_row_id: int
    likeness: str
    score: float
    relation: str
    shared: int
    own: int
    others: int
    origin: str


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """Whether a document counts: `is_current` is false where another one replaces it or holds the same."""

    document_id: str
    is_current: bool
    superseded_by: str | None
    duplicate_of: str | None


@dataclass(frozen=True, slots=True)
class ProjectStanding:
    """The entities of one staged project row (`row_id`), and whether it counts.

    `is_valid`: no other document of its stage (target, evaluation, monitoring) replaces or repeats it, so what it says
    of indicators counts. `is_current`: it also counts as money, which a row does not that restates another stage's:
    `restates_row_id` is that other row. `is_disputed` marks a row that counts although another document of the same
    standing prints it differently. For a row that does not count, `counted_row_id` is the row that counts instead (None
    where a correction dropped the project) and `standing_reason` says why: repeats, replaced, contradicted or restates.
    `link_decided_by` is who linked the row to its project: rule, or the steward's line. `is_adjusted`: a table of what
    was adjusted in the year prints it, so its amount is not the approved one; that stands in `approved_row_id`, None
    where it is not loaded. A row that prints no amount leads there to what an evaluation says was approved.
    """

    row_id: int
    region_id: int
    department_id: int
    unit_id: int
    project_id: int
    link_rule: str
    is_valid: bool
    is_current: bool
    is_disputed: bool
    restates_row_id: int | None
    counted_row_id: int | None = None
    standing_reason: str | None = None
    link_decided_by: str = "rule"
    is_adjusted: bool = False
    approved_row_id: int | None = None


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of a warehouse, each list in the order of its first columns. Id 0 is the unknown member."""

    regions: tuple[RegionEntity, ...]
    departments: tuple[DepartmentEntity, ...]
    units: tuple[UnitEntity, ...]
    projects: tuple[ProjectEntity, ...]
    indicators: tuple[IndicatorEntity, ...]
    document_standings: tuple[DocumentStanding, ...]
    project_standings: tuple[ProjectStanding, ...]
    findings: tuple[FindingRow, ...]
    indicator_rows: tuple[IndicatorRowEntity, ...] = ()
    registry: tuple[RegisteredId, ...] = ()
    body_successions: tuple[BodySuccession, ...] = ()
    project_lineages: tuple[ProjectLineage, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    review_candidates: tuple[ReviewCandidate, ...] = ()
    goal_copies: tuple[GoalCopy, ...] = ()
    indicator_set_copies: tuple[IndicatorSetCopy, ...] = ()
