"""What of a document is in no record, and what was repaired in it, as rows that are staged.

Why something is left is told where the document is read; here it only gets its address.
Hands on repairs, leftovers and quarantined rows, and the tables of another kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Leftover, LeftoverRow, OtherTableRow, QuarantinedRow, Reading, RepairRow


def repair_rows(reading: Reading, document_id: str) -> Iterator[RepairRow]:
    """Yield what was put back as it stood before the page was cut."""
    for repair in reading.repairs:
        place = repair.place
        yield RepairRow(
            document_id=document_id,
            rule=repair.rule,
            reason=repair.reason,
            before=repair.before,
            after=repair.after,
            page=place.page,
            sheet=place.sheet,
            source_row=place.row,
        )


def left_rows(reading: Reading, document_id: str) -> Iterator[LeftoverRow]:
    """Yield the cells that were left over, then the rows that were quarantined."""
    items: list[tuple[str, Leftover | QuarantinedRow]] = [("leftover", item) for item in reading.leftovers]
    items += [("quarantined", item) for item in reading.quarantined]
    for kind, item in items:
        place = item.place
        yield LeftoverRow(
            document_id=document_id,
            kind=kind,
            cells=item.cells,
            text=item.text,
            reason=item.reason,
            page=place.page,
            sheet=place.sheet,
            source_row=place.row,
        )


def other_table_rows(reading: Reading, document_id: str) -> Iterator[OtherTableRow]:
    """Yield the tables that hold no performance targets, numbered from 1 in printed order."""
    for number, table in enumerate(reading.other_tables, 1):
        place = table.place
        yield OtherTableRow(
            document_id=document_id,
            table_no=number,
            kind=table.kind,
            title=table.title,
            rows=table.rows,
            cells=table.cells,
            reason=table.reason,
            page=place.page,
            sheet=place.sheet,
            source_row=place.row,
        )
