"""The dictionary: everything of the schema is in it, in both languages, and what strangers printed stays text."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from fnmatch import fnmatchcase
from io import StringIO

import duckdb
import pytest
from lxml import etree

from warehouse import schema
from warehouse.dictionary import Column, Dictionary, Table, notes, read_dictionary
from warehouse.dictionary.diagram import to_svg
from warehouse.dictionary.entries import Code, Language, Words
from warehouse.dictionary.flat import HEADINGS, to_csv, to_json
from warehouse.dictionary.markdown import escaped, table_markdown, to_markdown
from warehouse.dictionary.pages import pages
from warehouse.dictionary.seen import look
from warehouse.errors import DictionaryError

_SAYS_ITSELF = {"BOOLEAN", "DATE", "TIMESTAMP"}
"""Types that need no word about what they hold."""


def _empty() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    schema.create(connection)
    return connection


@pytest.fixture(scope="module")
def built() -> Iterator[duckdb.DuckDBPyConnection]:
    """A release without rows."""
    with closing(_empty()) as connection:
        yield connection


@pytest.fixture(scope="module")
def told(built: duckdb.DuckDBPyConnection) -> Dictionary:
    """Its dictionary."""
    return read_dictionary(built)


def _each(told: Dictionary) -> list[tuple[Table, Column]]:
    return [(table, column) for table in told.tables for column in table.columns]


def _one(told: Dictionary, name: str) -> Table:
    return next(table for table in told.tables if table.name == name)


def _column(told: Dictionary, table: str, name: str) -> Column:
    return next(column for column in _one(told, table).columns if column.name == name)


def test_each_table_and_view_stands_in_it_once(told: Dictionary) -> None:
    assert sorted(told.names()) == sorted([table.name for table in schema.tables()] + list(schema.views()))


def test_each_table_and_column_has_a_comment_in_both_languages(told: Dictionary) -> None:
    comments = {table.name: table.comment for table in told.tables}
    comments |= {f"{table.name}.{column.name}": column.comment for table, column in _each(told)}
    missing = [name for name, words in comments.items() if not (words.chinese.strip() and words.english.strip())]
    assert missing == [], f"give these a comment 'Chinese｜English' in their .sql: {missing}"


def test_each_table_says_what_a_row_is_and_what_it_is_for(told: Dictionary) -> None:
    missing = [table.name for table in told.tables if notes.about(table.name) is None]
    assert missing == [], f"give these a line in warehouse/dictionary/tables.csv: {missing}"


def test_each_column_says_what_it_holds(told: Dictionary) -> None:
    unsaid = [
        f"{table.name}.{column.name}"
        for table, column in _each(told)
        if column.data_type not in _SAYS_ITSELF
        and not column.codes
        and notes.kind(table.name, column.name) is None
        and not (column.is_key or column.reference)
    ]
    assert unsaid == [], f"list their values in codes.csv, or say unit, id or text in kinds.csv: {unsaid}"


def test_each_number_has_a_unit(told: Dictionary) -> None:
    bare = [
        f"{table.name}.{column.name}"
        for table, column in _each(told)
        if column.data_type.startswith(("DECIMAL", "DOUBLE")) and column.unit is None
    ]
    assert bare == [], f"give these a unit in warehouse/dictionary/kinds.csv: {bare}"


@pytest.mark.parametrize("list_name", ["codes", "kinds"])
def test_no_line_is_about_a_column_that_does_not_exist(list_name: str, told: Dictionary) -> None:
    names = [(table.name, column.name) for table, column in _each(told)]

    def is_used(written: str) -> bool:
        table, _, column = written.rpartition(".")
        return any(fnmatchcase(name, column) and fnmatchcase(of, table or "*") for of, name in names)

    assert [line["column"] for line in notes.lines(list_name) if not is_used(line["column"])] == []


def test_no_hazard_is_about_a_table_or_column_that_does_not_exist(told: Dictionary) -> None:
    known = [(table.name, column.name) for table, column in _each(told)]
    written = [line for line in notes.lines("hazards") if line["table"]]
    idle = [
        (line["table"], line["column"])
        for line in written
        if not any(fnmatchcase(table, line["table"]) and line["column"] in ("", column) for table, column in known)
    ]
    assert idle == []


def test_no_line_is_about_a_table_that_does_not_exist(told: Dictionary) -> None:
    assert {line["table"] for line in notes.lines("tables")} <= set(told.names())


@pytest.mark.parametrize("name", ["codes", "hazards", "kinds", "labels", "tables"])
def test_what_people_wrote_is_in_both_languages(name: str) -> None:
    pairs = [
        (line[word], line[word.replace("chinese", "english")])
        for line in notes.lines(name)
        for word in line
        if word.endswith("chinese")
    ]
    assert [pair for pair in pairs if bool(pair[0].strip()) != bool(pair[1].strip())] == []


def test_each_mart_is_told_with_its_chinese_twin(told: Dictionary) -> None:
    marts = [table for table in told.tables if table.kind == "view"]
    assert [mart.name for mart in marts if not mart.twin or not all(column.twin for column in mart.columns)] == []


def test_a_chinese_twin_is_found_by_its_own_name(built: duckdb.DuckDBPyConnection) -> None:
    (found,) = read_dictionary(built, ["v_项目预算"]).tables
    assert found.name == "mart_project_budget"


def test_a_chinese_column_name_means_the_same_in_each_twin(told: Dictionary) -> None:
    meant: dict[str | None, set[str]] = {}
    for table, column in _each(told):
        if table.twin and column.twin != "项目行编号":  # a project's row, in its own view and in those that lead there
            meant.setdefault(column.twin, set()).add(column.name)
    assert {name: columns for name, columns in meant.items() if len(columns) > 1} == {}


def test_a_number_of_rows_is_no_year(told: Dictionary) -> None:
    assert _column(told, "project_year", "rows_of_year").unit == Words("行", "rows")


def test_a_word_for_what_is_not_printed_is_a_value_only_where_it_stands(told: Dictionary) -> None:
    def values(table: str) -> set[str]:
        return {code.value for code in _column(told, table, "level_1").codes}

    assert values("dim_indicator_class") - values("mart_indicator_target") == {"未知｜unknown"}


def test_keys_and_references_are_those_of_the_schema(told: Dictionary) -> None:
    target = _one(told, "fact_indicator_target")
    joins = {column.name: column.reference for column in target.columns}
    assert target.key == ("row_id",)
    assert joins["unit_id"] == "dim_unit.unit_id"
    assert joins["project_row_id"] == "fact_project_budget.row_id"
    assert joins["value_low"] is None


def test_a_mart_joins_the_fact_that_its_rows_are(told: Dictionary) -> None:
    row_id, *_ = _one(told, "mart_indicator_target").columns
    assert (row_id.is_key, row_id.reference) == (True, "fact_indicator_target.row_id")


def test_a_line_for_one_table_hides_the_line_for_all() -> None:
    assert notes.unit("mart_indicator_actual", "score") == Words("分", "points")
    assert notes.unit("goal_copy", "score") == Words("0–1", "0–1")
    assert [code.value for code in notes.codes("mart_project_budget", "phase")] == ["批复"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("mart_indicator_tagret", "mart_indicator_target"),
        ("indicator_target", "mart_indicator_target"),
        ("指标目标", "v_指标目标"),
    ],
)
def test_an_unknown_name_is_told_with_those_that_are_like_it(
    asked: str, meant: str, built: duckdb.DuckDBPyConnection
) -> None:
    with pytest.raises(DictionaryError, match=f"no table {asked}: do you mean .*{meant}"):
        read_dictionary(built, [asked])


def test_a_name_like_none_is_told_where_all_of_them_are(built: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(DictionaryError, match="`jixiao dictionary` lists all of them"):
        read_dictionary(built, ["@@@@"])


def _seen(values: str) -> tuple[str | None, int | None]:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE one AS SELECT * FROM (VALUES {values}) AS given(value)")
        seen = look(connection, "one")
    return seen.examples.get("value"), seen.null_shares.get("value")


def test_the_example_is_the_commonest_value() -> None:
    assert _seen("('乙'), ('甲'), ('乙')")[0] == "乙"
    assert _seen("('乙'), ('甲')")[0] == "乙", "the first in order of their characters' codes where both are as common"


def test_the_unknown_member_is_an_example_only_where_there_is_no_other() -> None:
    assert _seen("('未知｜unknown'), ('未知｜unknown'), ('青禾县')")[0] == "青禾县"
    assert _seen("('未知｜unknown')")[0] == "未知｜unknown"


def test_a_long_example_is_cut() -> None:
    example, _ = _seen(f"('{'长' * 60}')")
    assert example == "长" * 39 + "…"


def test_an_example_is_one_line_and_a_number_has_no_idle_zeros() -> None:
    assert _seen("('一\n二')")[0] == "一 二"
    assert _seen("(95.000000::DECIMAL(28,6))")[0] == "95"
    assert _seen("(75000.00::DECIMAL(18,2))")[0] == "75000.00"


@pytest.mark.parametrize(
    ("values", "share"),
    [
        ("('x'), ('x')", 0),
        ("('x'), (NULL)", 50),
        ("(NULL::VARCHAR)", 100),
        (", ".join(["('x')"] * 999 + ["(NULL)"]), 1),
        (", ".join(["(NULL)"] * 999 + ["('x')"]), 99),
    ],
)
def test_the_share_of_null_is_0_or_100_only_where_none_or_all_are(values: str, share: int) -> None:
    assert _seen(values)[1] == share


@pytest.mark.parametrize(("language", "county"), [("en", "sample county"), ("zh", "样例县")])
def test_only_the_pages_of_the_docs_say_that_they_are_of_the_sample_county(
    language: Language, county: str, told: Dictionary
) -> None:
    ending = {"en": "", "zh": ".zh-CN"}[language]
    assert county in pages(told)[f"dictionary{ending}.md"]
    assert county not in to_markdown(told, language), "what a release of one's own holds is not of the sample county"


def _hostile(told: Dictionary, text: str) -> Table:
    """A table whose one column has an example that somebody else printed."""
    table = _one(told, "finding")
    column = replace(next(one for one in table.columns if one.name == "evidence"), example=text)
    return replace(table, columns=(column,))


def test_a_printed_text_makes_no_markup_in_markdown(told: Dictionary) -> None:
    page = table_markdown(_hostile(told, "<img src=x> | [a](http://b) `c` **d**\n# e"), "en")
    (line,) = [line for line in page.splitlines() if "img" in line]
    assert "<img" not in line
    assert re.findall(r"(?<!\\)\|", line) == ["|"] * 7
    assert re.search(r"(?<!\\)[\[`*]", line.rpartition(" | ")[2]) is None
    assert escaped("a_b") == r"a\_b"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-5%", "@me"])
def test_a_printed_text_is_no_formula_in_csv(text: str, told: Dictionary) -> None:
    rows = csv.DictReader(StringIO(to_csv(Dictionary((), (_hostile(told, text),)))))
    assert next(rows)["example"] == f"'{text}"


def test_csv_has_a_row_for_each_column(told: Dictionary) -> None:
    rows = list(csv.DictReader(StringIO(to_csv(told, "en"))))
    assert tuple(rows[0]) == HEADINGS
    assert [(row["table"], row["column"]) for row in rows] == [(t.name, c.name) for t, c in _each(told)]


def test_json_has_each_table_with_its_columns(told: Dictionary) -> None:
    read = json.loads(to_json(told, "zh"))
    assert [len(table["columns"]) for table in read["tables"]] == [len(table.columns) for table in told.tables]
    assert read["before"] == [words.chinese for words in told.before]


def test_one_language_holds_no_words_of_the_other(told: Dictionary) -> None:
    column = Column(
        "x", None, "VARCHAR", False, False, None, None, Words("列", "column"), (Code("a", Words("甲", "A")),)
    )
    table = replace(_one(told, "release"), columns=(column,), hazards=())
    assert "甲" not in table_markdown(table, "en")
    assert "column |" not in table_markdown(table, "zh")
    assert "`a` 甲｜A" in table_markdown(table, "both")


def test_the_page_leads_to_each_entry(told: Dictionary) -> None:
    page = to_markdown(told, "en")
    links = set(re.findall(r"\]\(#(\w+)\)", page))
    assert links == set(re.findall(r"^### (\w+)$", page, flags=re.MULTILINE)) == {table.name for table in told.tables}


def test_what_to_know_first_stands_first(told: Dictionary) -> None:
    page = to_markdown(told, "en")
    assert page.index(told.before[0].english[:20]) < page.index("### ")


def test_the_diagram_holds_each_table_and_no_script(told: Dictionary) -> None:
    drawing = etree.fromstring(to_svg(told, "dictionary.html", "en").encode())
    names = [text.text for text in drawing.iter("{*}text") if text.get("class") == "name"]
    assert sorted(names) == sorted(table.name for table in told.tables if table.kind == "table")
    assert {etree.QName(element).localname for element in drawing.iter()} <= {
        "svg",
        "title",
        "style",
        "rect",
        "text",
        "a",
        "path",
    }


def test_the_diagram_draws_each_reference_of_a_fact_to_a_dimension(told: Dictionary) -> None:
    drawing = etree.fromstring(to_svg(told, "dictionary.html", "zh").encode())
    drawn = {title.text for title in drawing.iterfind(".//{*}path/{*}title")}
    meant = {
        f"{table.name}.{column.name} → {column.reference.partition('.')[0]}"
        for table, column in _each(told)
        if table.name.startswith("fact_") and column.reference and column.reference.startswith("dim_")
    }
    assert drawn == meant


def test_no_box_of_the_diagram_covers_another(told: Dictionary) -> None:
    drawing = etree.fromstring(to_svg(told, "dictionary.html", "en").encode())
    boxes = [
        tuple(float(box.get(side)) for side in ("x", "y", "width", "height"))
        for box in drawing.iterfind("{*}rect")
        if box.get("x")
    ]
    overlapping = [
        (one, other)
        for n, one in enumerate(boxes)
        for other in boxes[:n]
        if one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    ]
    assert len(boxes) > 20
    assert overlapping == []
