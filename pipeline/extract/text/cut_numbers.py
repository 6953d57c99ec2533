"""Numbers that the commas of a comma file cut in two, because nobody put them in quotes: `1,234.50` is two fields.

Where only one reading fits the heading the number is put together, with a doubt; else the file is refused, because a
row that is shifted or left out would change whose rows the next ones are. Hands on records as `delimited.py` made them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.text.delimited import FEWEST_FIELDS, Record
from pipeline.records import Doubt, Place

_GLUED_FIRST, _GLUED_NEXT = re.compile(r"[-+¥￥]?[1-9]\d{0,2}"), re.compile(r"\d{3}")
_GLUED_LAST = re.compile(r"\d{3}(?:\.\d+)?[万元]{0,2}")
_MOST_PLACES = 12
"""Places in one record where a number may have been cut; a record with more is not puzzled over."""


def mended(records: Sequence[Record], sign: str) -> tuple[list[Record], tuple[Doubt, ...]]:
    """Return the rows with cut numbers put together, and a doubt for each such row.

    Raises:
        UnreadableDocumentError: a row does not fit its heading, and nothing tells which of its fields belong together.
    """
    found: list[Record] = []
    doubts = []
    for table in _tables(records):
        width = _width(table, sign)
        for record in table:
            whole = _mended(record, width, sign) if width else record
            if whole is not record:
                doubts.append(_doubt(record, whole))
            found.append(whole)
    return found, tuple(doubts)


def _tables(records: Sequence[Record]) -> Iterator[list[Record]]:
    """Yield runs of rows that belong together: a row with one text at most, such as a title, begins another run."""
    table: list[Record] = []
    for record in records:
        if sum(map(bool, record.fields)) <= 1 and len(_trimmed(record)) <= 1 and table:
            yield table
            table = []
        table.append(record)
    yield table


def _width(table: Sequence[Record], sign: str) -> int:
    """Return how many fields the rows of a table have: those of its heading, unless most rows are wider for good."""
    wide = [record for record in table if sum(map(bool, record.fields)) >= FEWEST_FIELDS]
    if not wide:
        return 0
    heading = len(wide[0].fields)
    wider = [record for record in wide if len(_trimmed(record)) > heading]
    if 2 * len(wider) > len(wide) and not any(_places(record, sign) for record in wider):
        return max(len(record.fields) for record in wide)
    return heading


def _trimmed(record: Record) -> tuple[str, ...]:
    """Return the fields without the empty ones at the end."""
    fields = record.fields
    while fields and not fields[-1]:
        fields = fields[:-1]
    return fields


def _places(record: Record, sign: str) -> list[int]:
    """Return the fields that may be the first part of a number of which the next field is the rest."""
    if sign != ",":
        return []
    return [
        at
        for at, (left, right) in enumerate(itertools.pairwise(record.fields))
        if not (record.is_quoted[at] or record.is_quoted[at + 1])
        and (_GLUED_FIRST.fullmatch(left) or _GLUED_NEXT.fullmatch(left))
        and _GLUED_LAST.fullmatch(right)
    ]


def _mended(record: Record, width: int, sign: str) -> Record:
    """Return the record in `width` fields at most; itself where it fits and none of its numbers can have been cut.

    Raises:
        UnreadableDocumentError: it does not fit, or more than one way of putting it together does.
    """
    places = _places(record, sign)
    least, most = len(_trimmed(record)) - width, len(record.fields) - width
    if least <= 0 and (not places or most == 0):
        return record
    ways = list(_ways(record, places, range(max(least, 0), most + 1)))
    if len(ways) != 1:
        raise UnreadableDocumentError(
            f"line {record.line} does not fit its heading of {width} columns: a text or an amount such as 1,234.50 "
            "stands there without quotes; put it in quotes, or save the table as .xlsx"
        )
    return Record(record.line, ways[0], (True,) * len(ways[0]))


def _ways(record: Record, places: Sequence[int], surplus: range) -> Iterator[tuple[str, ...]]:
    """Yield each reading in which as many places of the record as `surplus` allows are cuts in a number."""
    if len(places) > _MOST_PLACES:
        return
    for count in surplus:
        for glued in itertools.combinations(places, count):
            fields = _glued(_trimmed(record), set(glued))
            if fields is not None:
                yield fields


def _glued(fields: tuple[str, ...], glued: set[int]) -> tuple[str, ...] | None:
    """Return the fields with each of `glued` put before its next one; None where that gives no number."""
    parts: list[list[str]] = []
    for at, text in enumerate(fields):
        if at - 1 in glued:
            parts[-1].append(text)
        else:
            parts.append([text])
    if all(len(part) == 1 or _is_number(part) for part in parts):
        return tuple(",".join(part) for part in parts)
    return None


def _is_number(parts: Sequence[str]) -> bool:
    return (
        _GLUED_FIRST.fullmatch(parts[0]) is not None
        and all(_GLUED_NEXT.fullmatch(part) for part in parts[1:-1])
        and _GLUED_LAST.fullmatch(parts[-1]) is not None
    )


def _doubt(record: Record, whole: Record) -> Doubt:
    column, amount = next((n, t) for n, t in enumerate(whole.fields, 1) if t != record.fields[n - 1])
    return Doubt(
        "P13",
        f"the amount {amount} stands without quotes in a comma file and was put together again: check it",
        Place(record.line, column),
        evidence=amount,
        observed=",".join(record.fields),
    )
