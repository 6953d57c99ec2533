"""Forms as grids, made of rows of texts and merged cells, and what was read of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.parse import parse
from pipeline.records import Box, Cell, Extract, Grid, Place, PrintedProject, Reading
from tests.parse.drawn import adds_up

NAME = "村级服务站点建设"
GOAL = "建成服务站点12个，方便群众办事。"
WIDTH = 8
"""Columns of the forms that are made here."""
_TALL = 20.0


@dataclass(frozen=True)
class Merged:
    """A cell that covers several columns and rows."""

    text: str
    across: int = 1
    down: int = 1


Part = str | Merged
Parts = Sequence[Sequence[Part]]
M = Merged


def grid(parts: Parts, *, sheet: str | None = None, page: int | None = None, is_next: bool = False) -> Grid:
    """Return the rows as the table of a sheet or page; `is_next`: a page ended before it."""
    placed, width = _placed(parts)
    rows = tuple(tuple(_cell(placed, r, c, sheet, page) for c in range(width)) for r in range(len(parts)))
    return Grid(sheet or f"page {page} table", "table", rows, page_break_before=is_next)


def _placed(parts: Parts) -> tuple[dict[tuple[int, int], tuple[Merged, int, int]], int]:
    """Return which merged cell stands at each position, with its own row and column."""
    placed: dict[tuple[int, int], tuple[Merged, int, int]] = {}
    for r, row in enumerate(parts):
        c = 0
        for part in row:
            one = part if isinstance(part, Merged) else Merged(part)
            while (r, c) in placed:
                c += 1
            placed |= {(r + i, c + j): (one, r, c) for i in range(one.down) for j in range(one.across)}
    return placed, 1 + max(column for _, column in placed)


def _cell(
    placed: dict[tuple[int, int], tuple[Merged, int, int]], r: int, c: int, sheet: str | None, page: int | None
) -> Cell:
    box = Box(c * 60.0, r * _TALL, c * 60.0 + 60.0, (r + 1) * _TALL) if page else None
    place = Place(r + 1, c + 1, page=page, sheet=sheet, box=box)
    one, row, column = placed.get((r, c), (Merged(""), r, c))
    if (row, column) == (r, c):
        return Cell(one.text, place, row_span=one.down, column_span=one.across)
    return Cell("", place, covered_by=(row + 1, column + 1))


def text_lines(parts: Parts) -> list[list[str]]:
    """Return the rows as plain text has them: covered cells are blank, and nothing tells them from empty ones."""
    return [[cell.text for cell in row] for row in grid(parts, sheet="text").rows]


def document(*grids: Grid) -> Extract:
    """Return grids as a document: of a workbook, or of pages."""
    return Extract(("pdf" if grids[0].rows[0][0].place.page else "workbook"), len(grids), grids)


def read(*forms: Parts) -> Reading:
    """Read forms, each on a sheet of its own, and check that every cell is accounted for."""
    return checked(document(*(grid(form, sheet=f"Sheet{n}") for n, form in enumerate(forms, start=1))))


def read_pages(*pages: Parts) -> Reading:
    """Read one form whose table is cut over pages."""
    return checked(document(*(grid(part, page=n, is_next=n > 1) for n, part in enumerate(pages, start=1))))


def cut(parts: Parts, at: int) -> tuple[Parts, Parts]:
    """Return the rows above and below a page edge; a merged cell that it cuts stands blank on the lower page."""
    placed, width = _placed(parts)
    return _piece(placed, range(at), width), _piece(placed, range(at, len(parts)), width)


def _piece(placed: dict[tuple[int, int], tuple[Merged, int, int]], rows: range, width: int) -> list[list[Part]]:
    lines: list[list[Part]] = []
    for r in rows:
        line: list[Part] = []
        for c in range(width):
            one, row, column = placed.get((r, c), (Merged(""), r, c))
            if c == column and r == max(row, rows.start):
                down = min(row + one.down, rows.stop) - r
                line.append(Merged(one.text if row == r else "", one.across, down))
        lines.append(line)
    return lines


def read_plain(*forms: Parts) -> Reading:
    """Read forms as plain text keeps them, without merged cells."""
    plain = [[M(text) for text in line] for form in forms for line in text_lines(form)]
    made = grid(plain, sheet=None, page=None)
    return checked(Extract("text", 1, (made,)))


def checked(extract: Extract) -> Reading:
    """Read the document; whatever it holds, each of its cells is counted once."""
    reading = parse(extract)
    assert adds_up(reading), reading.account
    return reading


# --- parts of forms --------------------------------------------------------------------------------------------


def title(text: str = "项目支出绩效目标申报表（2024年度）", width: int = WIDTH) -> list[Part]:
    """A title over the form's whole width."""
    return [M(text, width)]


def beside(*pairs: tuple[str, str], width: int = WIDTH) -> list[Part]:
    """Labels with their texts to the right, over the form's whole width."""
    cells = [part for label, value in pairs for part in (M(label), M(value))]
    return [*cells[:-1], M(pairs[-1][1], width - len(cells) + 1)]


Indicator = tuple[str, ...]
SITES: Indicator = ("产出指标", "数量指标", "建成站点", "≥12个")
QUALITY: Indicator = ("产出指标", "质量指标", "验收合格率", "100%")
PLEASED: Indicator = ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%")
INDICATORS = (SITES, QUALITY, PLEASED)
COLUMNS = ("一级指标", "二级指标", "三级指标", "指标值")


def indicators(
    rows: Sequence[Indicator] = INDICATORS, heads: Sequence[str] = COLUMNS, *, beside: str = "", width: int = WIDTH
) -> list[list[Part]]:
    """A heading and indicator rows with merged classes; the last column is as wide as the form allows.

    `beside` is the word that stands left of the block, merged over all its rows.
    """
    last = width - len(heads) - bool(beside) + 1
    lead: list[Part] = [M(beside, 1, len(rows) + 1)] if beside else []
    return [[*lead, *heads[:-1], M(heads[-1], last)], *classed(rows, last)]


def classed(rows: Sequence[Indicator], last: int = 1, classes: int = 2) -> list[list[Part]]:
    """Indicator rows whose leading `classes` are merged cells over the rows that share them."""
    lines: list[list[Part]] = []
    for n, row in enumerate(rows):
        line: list[Part] = []
        for column in range(classes):
            key = row[: column + 1]
            if n and rows[n - 1][: column + 1] == key:
                continue
            same = next(len(list(run)) for _, run in groupby(r[: column + 1] == key for r in rows[n:]))
            line.append(M(row[column], 1, same))
        lines.append([*line, *row[classes:-1], M(row[-1], last)])
    return lines


def form(*middle: Sequence[Part], name: str = NAME, rows: Sequence[Indicator] = INDICATORS) -> list[Sequence[Part]]:
    """A project's form: title, name and department, whatever the test is about, indicators."""
    head = [
        title(),
        beside(("项目名称", name)),
        beside(("主管部门", "青禾县民政局"), ("实施单位", "青禾县社区服务中心")),
    ]
    return [*head, *middle, *indicators(rows, beside="绩效指标")]


# --- what was read ---------------------------------------------------------------------------------------------


def shown(project: PrintedProject, *fields: str) -> list[tuple[str | None, ...]]:
    """Return the indicators' fields as texts: class, class, name and value unless others are named."""
    names = fields or ("level_1", "level_2", "name", "value")
    return [tuple(v.text if (v := getattr(one, field)) else None for field in names) for one in project.indicators]


def money(project: PrintedProject) -> list[tuple[str, str, str, str]]:
    """Return the funds as (span, source, phase, amount)."""
    return [(fund.span, fund.source, fund.phase, fund.amount.text) for fund in project.funds]


def texts(project: PrintedProject, *fields: str) -> tuple[str | None, ...]:
    """Return fields of a project as texts."""
    return tuple(v.text if (v := getattr(project, field)) else None for field in fields)


def reasons(reading: Reading) -> str:
    """Return why things were left, quarantined or doubted, as one text."""
    told = [*(x.reason for x in (*reading.leftovers, *reading.quarantined)), *(f.message for f in reading.findings)]
    return "\n".join([*told, reading.failure or ""])
