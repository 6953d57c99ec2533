"""One row that prints several indicators: `1.培训人数；2.培训场次` beside `1.≥100人；2.≥3场`, or `人数≥9人；场次≥3场`.

A row is parted only where nothing is left to choose: the names are numbered and there are as many targets, or names and
targets are lists of one length, or each name of a list holds its own target. Everything else stays one indicator, whose
target typing doubts. Hands on the indicators, with a repair for each row that was parted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from pipeline import vocabulary
from pipeline.parse.enumerated import LISTED, NAMED, Parts, listed, may_be_decimals, numbered
from pipeline.records import Finding, Place, Printed, PrintedIndicator, PrintedProject, Repair
from pipeline.text import clean, clean_typed, fold

_LEAST_NAME = 2
_MEASURED = ("value", "actual", "forecast", "baseline")
_SUMMED = {"weight": "weight", "score": "score"}
_REASON = "one row prints several indicators: each has its own name and target"
_ALONE = "stands in one cell beside several indicators and is loaded for the first one alone: print one a row"
_OPENS = ("(", "其中", "以及")
"""A line that begins so goes on with the name above it."""
_ENDS = ("及", "和", "与", "、")
"""A line that ends so goes on in the one below it."""
CellLines = Mapping[Place, Sequence[str]]
"""The lines of a cell that has several, by its place."""


@dataclass
class Several:
    """Parts the rows of a document that print several indicators; `more` counts the indicators that are won.

    A number at the begin of a line is one of a list; a break alone parts a list only where a person typed it.
    """

    cell_lines: CellLines
    are_typed: bool = True
    more: int = 0
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def parted(self, project: PrintedProject) -> PrintedProject:
        """Return the project with an indicator for each that is printed."""
        indicators = tuple(one for printed in project.indicators for one in self._of(printed))
        return replace(project, indicators=indicators) if len(indicators) > len(project.indicators) else project

    def _of(self, printed: PrintedIndicator) -> Sequence[PrintedIndicator]:
        names = self._names(printed)
        fields = self._fields(printed, len(names)) if names and not self._is_open(printed) else None
        if not names or fields is None:
            return (printed,)
        self.more += len(names) - 1
        self.repairs.append(_repair(printed, names, fields["value"]))
        self.findings.extend(_alone(printed, fields))
        return [_one(printed, at, {"name": names, **fields}) for at in range(len(names))]

    def _names(self, printed: PrintedIndicator) -> Parts:
        """Return the names of a row that prints several, none for any other row."""
        name, value = printed.name, printed.value
        if value is None and printed.comparator is None:
            lists = (self._numbered(name), *self._listed(name))
            return next((parts for parts in lists if parts and all(map(holds_target, parts))), ())
        if value is None:
            return ()
        names = self._numbered(name)
        if names:
            return names if all(map(_is_name, names)) else ()
        return next((parts for parts in self._listed(name) if self._is_matched(parts, value)), ())

    def _is_open(self, printed: PrintedIndicator) -> bool:
        """Whether `1.5万元；2.8万元` may hold 5 and 8 or 1.5 and 2.8, and no other cell is surely numbered."""
        cells = [cell for key in _MEASURED if (cell := getattr(printed, key))]
        lists = [(cell.text, parts) for cell in cells if (parts := self._numbered(cell))]
        return bool(lists) and all(may_be_decimals(text, parts) for text, parts in lists)

    def _is_matched(self, names: Parts, value: Printed) -> bool:
        """Whether a list of names stands beside a list of as many quantities."""
        values = None if self._numbered(value) else self._quantities(value, len(names))
        return all(map(_is_name, names)) and values is not None and not is_one_target(values)

    def _fields(self, printed: PrintedIndicator, count: int) -> dict[str, Parts] | None:
        """Return the parts of the other fields, or None where one of them cannot be given out."""
        found: dict[str, Parts] = {}
        for key in (*_MEASURED, "measure_unit"):
            cell = getattr(printed, key)
            split = self._split if key == "measure_unit" else self._quantities
            parts = split(cell, count) if cell else ("",) * count
            if parts is None:
                return None
            found[key] = parts
        for key in ("comparator", *_SUMMED):
            cell = getattr(printed, key)
            parts = self._split(cell, count) if cell else None
            alone = cell.text if cell else ""
            found[key] = parts or ((alone,) * count if key == "comparator" else (alone, *("",) * (count - 1)))
        return found

    def _quantities(self, cell: Printed, count: int) -> Parts | None:
        """Return a cell's so many targets: numbered ones may be words, those of a mere list are quantities."""
        parts = self._split(cell, count)
        is_numbered = bool(self._numbered(cell))
        return parts if parts and (is_numbered or all(map(is_quantity, parts))) else None

    def _split(self, cell: Printed, count: int) -> Parts | None:
        """Return a cell's so many parts, numbered or listed, None where it has not so many."""
        parts = self._numbered(cell)
        if parts:
            return parts if len(parts) == count else None
        return next((parts for parts in self._listed(cell, LISTED) if len(parts) == count), None)

    def _numbered(self, cell: Printed) -> Parts:
        return numbered(cell.text, self._lines(cell))

    def _listed(self, cell: Printed, marks: Sequence[str] = NAMED) -> list[Parts]:
        return listed(cell.text, self._lines(cell) if self.are_typed else (), marks)

    def _lines(self, cell: Printed) -> Sequence[str]:
        """Return the lines of a cell, none where its text is a part of what the cell prints."""
        lines = self.cell_lines.get(cell.place, ())
        cleaned = clean_typed if self.are_typed else clean
        return lines if cleaned("\n".join(lines)) == cell.text else ()


def _one(printed: PrintedIndicator, at: int, fields: Mapping[str, Parts]) -> PrintedIndicator:
    """Return the indicator at a place of the list; only the last one of a cell can be cut by its edge."""
    parts: dict[str, Printed | None] = {}
    for key, texts in fields.items():
        cell = getattr(printed, key)
        is_clipped = cell is not None and cell.is_clipped and at == len(texts) - 1
        parts[key] = replace(cell, text=texts[at], is_clipped=is_clipped) if texts[at] else None
    return replace(printed, **parts)  # type: ignore[arg-type]


def _is_name(text: str) -> bool:
    """Whether a part of a list is a name by itself, and no rest of the one before it."""
    folded = fold(text)
    is_whole = folded.count("(") == folded.count(")") and not folded.startswith(_OPENS) and not folded.endswith(_ENDS)
    return is_whole and len(folded) >= _LEAST_NAME and not is_quantity(text)


def is_quantity(text: str) -> bool:
    """Whether a text is one number with its comparator or unit, and nothing that could be told of another thing."""
    return _quantity().fullmatch(fold(text)) is not None


def is_one_target(parts: Parts) -> bool:
    """Whether the lines of a cell go on with one target: a day (`2024年`, `12月底前`) or a span (`≥85%`, `≤95%`)."""
    folded = [fold(part) for part in parts]
    if all(_CUT_DAY.search(f"{before}|{rest}") for before, rest in pairwise(folded)):
        return True
    low, high = (_SPAN_ENDS[0].fullmatch(folded[0]), _SPAN_ENDS[1].fullmatch(folded[-1]))
    return len(parts) == 2 and low is not None and high is not None and _number(low) < _number(high)


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(match["number"].replace(",", ""))


def holds_target(text: str) -> bool:
    """Whether a text is a name with a comparator and a number behind it."""
    found = _compared().search(fold(text))
    return found is not None and found.start() >= _LEAST_NAME and _is_name(fold(text)[: found.start()])


@functools.cache
def _quantity() -> re.Pattern[str]:
    return re.compile(rf"(?:{_comparators()}){{0,2}}{_NUMBER}(?:[^\d\s,;。]{{0,6}})?")


@functools.cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?:{_comparators()}){_NUMBER}[^\d\s,;。≥≤<>=]{{0,6}}$")


_CUT_DAY = re.compile(r"\d年度?\|\d{1,2}月|\d月\|\d{1,2}[日号]")
_SPAN_ENDS = (
    re.compile(r"(?:≥|>|不低于|不少于)=?(?P<number>[\d,]*\d(?:\.\d+)?)\D*"),
    re.compile(r"(?:≤|<|不高于|不超过)=?(?P<number>[\d,]*\d(?:\.\d+)?)\D*"),
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"


@functools.cache
def _comparators() -> str:
    rows = vocabulary.rows("comparator_variants")
    words = {fold(row["variant"]) for row in rows if row["position"] == "prefix" and row["symbol"]}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _repair(printed: PrintedIndicator, names: Parts, values: Parts) -> Repair:
    before = " | ".join(cell.text for cell in (printed.name, printed.value) if cell)
    after = " | ".join(f"{name} {value}".strip() for name, value in zip(names, values, strict=True))
    return Repair("indicators_parted", printed.place, before, after, _REASON)


def _alone(printed: PrintedIndicator, fields: Mapping[str, Parts]) -> Iterator[Finding]:
    """Yield what is told of points that stand in one cell beside several indicators."""
    for key, what in _SUMMED.items():
        cell = getattr(printed, key)
        if cell is not None and not any(fields[key][1:]):
            yield Finding("P09", "warning", f'{what} "{cell.text}" {_ALONE}', printed.place, cell.text)
