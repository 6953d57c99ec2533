"""The dictionary as a page of Markdown, in one language or in both.

What stands in a release was printed by strangers: it is escaped, and can make no link, markup or table of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from warehouse.dictionary import notes
from warehouse.dictionary.entries import Column, Dictionary, Language, Table

_SECTIONS = (("mart_", "marts"), ("fact_", "facts"), ("dim_", "dims"), ("", "others"))
_MARKUP = re.compile(r"([\\`*_{}\[\]#|~:$^])")


def escaped(text: str) -> str:
    """Return untrusted text as Markdown that shows just this text, on one line."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", plain)


def _table_line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _head(words: Sequence[str], language: Language) -> Iterator[str]:
    yield _table_line([notes.label(word).say(language) for word in words])
    yield _table_line(["---"] * len(words))


def _cell(text: str) -> str:
    """Return a text of the project's own as a cell: its words may carry code marks, but no column mark."""
    return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def _names(column: Column) -> list[str]:
    return [f"`{column.name}`", column.twin or ""]


def _null(column: Column, language: Language) -> str:
    if not column.is_nullable:
        return notes.label("never").say(language)
    return "–" if column.null_share is None else f"{column.null_share} %"


def _meaning(column: Column, language: Language) -> str:
    """Return what a column means, what it joins, and the values that it can take."""
    told = [_cell(column.comment.say(language))]
    if column.is_key:
        told.append(f"**{notes.label('is_key').say(language)}**")
    if column.reference:
        told.append(f"→ `{column.reference}`")
    if column.codes:
        codes = "; ".join(f"`{code.value}` {_cell(code.meaning.say(language))}" for code in column.codes)
        told.append(f"{notes.label('values').say(language)}: {codes}")
    return "<br>".join(told)


def _column_line(column: Column, language: Language, has_twin: bool) -> str:
    unit = _cell(column.unit.say(language)) if column.unit else ""
    example = escaped(column.example) if column.example else ""
    names = _names(column)[: 2 if has_twin else 1]
    return _table_line([*names, column.data_type, unit, _null(column, language), _meaning(column, language), example])


def _facts_of(table: Table, language: Language) -> Iterator[str]:
    """Give what is to be known of a table before its columns."""

    def label(word: str) -> str:
        return notes.label(word).say(language)

    yield f"{table.comment.say(language)}"
    yield ""
    yield f"- **{label('grain')}**: {table.grain.say(language)}"
    yield f"- **{label('use')}**: {table.use.say(language)}"
    yield f"- **{label('key')}**: {', '.join(f'`{name}`' for name in table.key) or label('none')}"
    if table.rows is not None:
        yield f"- **{label('rows')}**: {table.rows}"
    if table.twin:
        yield f"- **{label('twin')}**: `{table.twin}`"
    for hazard in table.hazards:
        about = f" `{hazard.column}`:" if hazard.column else ""
        yield f"- **{label('mind')}**:{about} {_cell(hazard.text.say(language))}"


def table_markdown(table: Table, language: Language = "both") -> str:
    """Return one table's entry, under a heading that is the table's name."""
    names = ("column", "chinese_name") if table.twin else ("column",)
    lines = [f"### {table.name}", "", *_facts_of(table, language), ""]
    lines += _head((*names, "type", "unit", "null", "meaning", "example"), language)
    lines += (_column_line(column, language, has_twin=bool(table.twin)) for column in table.columns)
    return "\n".join([*lines, ""])


def _list_line(table: Table, language: Language) -> str:
    rows = "" if table.rows is None else str(table.rows)
    return _table_line([f"[`{table.name}`](#{table.name})", rows, table.grain.say(language), table.use.say(language)])


def _sections(dictionary: Dictionary) -> Iterator[tuple[str, list[Table]]]:
    """Give the tables by section; each stands in the first whose prefix it has."""
    left = list(dictionary.tables)
    for prefix, word in _SECTIONS:
        tables = [table for table in left if table.name.startswith(prefix)]
        left = [table for table in left if table not in tables]
        if tables:
            yield word, tables


def to_markdown(dictionary: Dictionary, language: Language = "both", origin: str = "made") -> str:
    """Return the whole dictionary as a page: what to know first, a list of all tables, and an entry for each.

    `origin` is the label that says where its numbers are from: of the release that is asked, or of the sample county.
    """

    def heading(level: int, word: str) -> list[str]:
        return [f"{'#' * level} {notes.label(word).say(language)}", ""]

    lines = [*heading(1, "title"), notes.label(origin).say(language), "", *heading(2, "before")]
    lines += [f"{number}. {_cell(words.say(language))}" for number, words in enumerate(dictionary.before, start=1)]
    lines += ["", *heading(2, "lists"), *_head(("table", "rows", "grain", "use"), language)]
    lines += [_list_line(table, language) for table in dictionary.tables]
    lines += ["", notes.label("how").say(language), ""]
    for word, tables in _sections(dictionary):
        lines += heading(2, word)
        lines += [table_markdown(table, language) for table in tables]
    return "\n".join(lines).rstrip() + "\n"
