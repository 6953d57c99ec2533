"""The dictionary as rows, a row a column, for CSV, JSON and the dictionary sheet of a workbook.

Texts come in the language that is asked for; what a program would read as a formula is for the writer of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

import msgspec

from warehouse.dictionary.entries import Code, Column, Dictionary, Language, Table

HEADINGS = (
    "table",
    "chinese_twin",
    "kind",
    "table_meaning",
    "one_row_is",
    "use_for",
    "rows",
    "column",
    "chinese_column",
    "type",
    "unit",
    "nullable",
    "null_percent",
    "key",
    "joins",
    "meaning",
    "values",
    "example",
    "mind",
)
"""The headings of the rows."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def told_codes(codes: tuple[Code, ...], language: Language) -> str:
    """Return the values of a coded column with their meanings, on one line."""
    return "; ".join(f"{code.value} = {code.meaning.say(language)}" for code in codes)


def told_hazards(table: Table, column: str, language: Language) -> str:
    """Return what leads to wrong answers from a column; for an empty name, from the table as a whole."""
    return " ".join(hazard.text.say(language) for hazard in table.hazards if hazard.column == column)


def _of_table(table: Table, language: Language) -> dict[str, object]:
    return {
        "table": table.name,
        "chinese_twin": table.twin,
        "kind": table.kind,
        "table_meaning": table.comment.say(language),
        "one_row_is": table.grain.say(language),
        "use_for": table.use.say(language),
        "rows": table.rows,
    }


def _of_column(table: Table, column: Column, language: Language) -> dict[str, object]:
    return {
        "column": column.name,
        "chinese_column": column.twin,
        "type": column.data_type,
        "unit": column.unit.say(language) if column.unit else None,
        "nullable": column.is_nullable,
        "null_percent": column.null_share,
        "key": column.is_key,
        "joins": column.reference,
        "meaning": column.comment.say(language),
        "values": told_codes(column.codes, language) or None,
        "example": column.example,
        "mind": told_hazards(table, column.name, language) or None,
    }


def rows(dictionary: Dictionary, language: Language = "both") -> Iterator[dict[str, object]]:
    """Give a row for each column of each table, with the words of `HEADINGS` as its names."""
    for table in dictionary.tables:
        about = _of_table(table, language)
        for column in table.columns:
            yield about | _of_column(table, column, language)


def _harmless(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula; true and false in small letters."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def to_csv(dictionary: Dictionary, language: Language = "both") -> str:
    """Return the rows as CSV with a header; what begins like a formula gets an apostrophe in front."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows([_harmless(row[word]) for word in HEADINGS] for row in rows(dictionary, language))
    return text.getvalue()


def _nested(table: Table, language: Language) -> dict[str, object]:
    columns = [_of_column(table, column, language) for column in table.columns]
    mind = [hazard.text.say(language) for hazard in table.hazards]
    return {**_of_table(table, language), "key": table.key, "mind": mind, "columns": columns}


def to_json(dictionary: Dictionary, language: Language = "both") -> str:
    """Return the tables, each with its columns, as JSON."""
    told = {
        "before": [words.say(language) for words in dictionary.before],
        "tables": [_nested(table, language) for table in dictionary.tables],
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1).decode() + "\n"
