"""The dictionary that lies beside an export: what each column of its files means, in Chinese and in English.

It is read from the release and lists what was exported, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warehouse.export.contents import Field, Relation
from warehouse.export.kinds import Kind
from warehouse.export.texts import text

NAME = "dictionary.csv"
HEADER = (
    "table",
    "column",
    "chinese",
    "english",
    "type",
    "key",
    "references",
    "may_be_empty",
    "heading",
    "table_chinese",
    "table_english",
    "note_chinese",
    "note_english",
)


def lines(relations: Iterable[Relation], form: str) -> Iterator[tuple[str, ...]]:
    """Yield a line for each column, the header first; every field is text."""
    yield HEADER
    for relation in relations:
        for field in relation.fields:
            yield _line(relation, field, form)


def _line(relation: Relation, field: Field, form: str) -> tuple[str, ...]:
    references = [f"{ref.table}" for ref in relation.references if ref.column == field.name]
    return (
        relation.name,
        field.name,
        field.chinese,
        field.english,
        field.data_type,
        "key" if field.name in relation.key else "",
        ", ".join(references),
        "no" if field.is_required else "yes",
        field.heading.partition("\n")[0],
        relation.chinese,
        relation.english,
        *_note(field, form),
    )


def _note(field: Field, form: str) -> tuple[str, str]:
    """Return what a reader of the column in this format must know, in both languages."""
    if form != "csv":
        return "", ""
    if field.kind is Kind.TEXT:
        note = text("note_csv_text")
    elif field.kind is Kind.WHOLE and field.data_type.endswith(("BIGINT", "HUGEINT")):
        note = text("note_csv_whole")
    else:
        return "", ""
    return note.chinese, note.english
