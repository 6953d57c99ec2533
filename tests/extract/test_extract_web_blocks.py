"""Tables that a page draws with blocks: read where rows and cells leave no doubt, else left as text."""

from __future__ import annotations

import pytest

from pipeline.extract import read

HEADS = ("项目名称", "预算数", "三级指标", "指标值")
ROW = ("河道清淤", "30", "清淤长度", "≥12公里")


def grids(path, body, head=""):
    path.write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    return [[[cell.text for cell in row] for row in grid.rows] for grid in read(path).grids if grid.kind == "table"]


def blocks(*rows, table="", row="", cell=""):
    """Rows of cells as blocks, with the attributes of each kind."""
    lines = ("".join(f"<div {cell}>{text}</div>" for text in texts) for texts in rows)
    return f"<div {table}>" + "\n".join(f"<div {row}>{line}</div>" for line in lines) + "</div>"


STYLED = {"table": 'style="display:table"', "row": 'style="display: table-row"', "cell": 'style="display:table-cell"'}
CLASSED = {"table": 'class="tbl"', "row": 'class="tr"', "cell": 'class="td"'}
ROLES = {"table": 'role="table"', "row": 'role="row"', "cell": 'role="cell"'}


@pytest.mark.parametrize("told", [STYLED, CLASSED, ROLES])
def test_rows_of_as_many_cells_under_known_headings_are_a_table(tmp_path, told):
    body = f"<p>单位：万元</p>{blocks(HEADS, ROW, ROW, **told)}<p>说明</p>"
    assert grids(tmp_path / "a.html", body) == [[list(HEADS), list(ROW), list(ROW)]]


def test_a_style_sheet_of_the_page_tells_it_too(tmp_path):
    sheet = "<style>.zt > div { display: grid; grid-template-columns: repeat(4, 1fr) }</style>"
    body = blocks(HEADS, ROW, table='class="zt"')
    assert grids(tmp_path / "a.html", body, sheet) == [[list(HEADS), list(ROW)]]


def test_rows_may_stand_in_groups(tmp_path):
    body = f'<div class="table">{blocks(HEADS, row="class=tr")}{blocks(ROW, ROW, row="class=tr")}</div>'
    assert grids(tmp_path / "a.html", body) == [[list(HEADS), list(ROW), list(ROW)]]


@pytest.mark.parametrize("columns", ["repeat(4, 1fr)", "2fr 80px auto 20%"])
def test_a_grid_that_says_how_many_columns_it_has_is_a_table(tmp_path, columns):
    cells = "".join(f"<div>{text}</div>" for text in (*HEADS, *ROW, *ROW))
    body = f'<div style="display:grid; grid-template-columns:{columns}">{cells}</div>'
    assert grids(tmp_path / "a.html", body) == [[list(HEADS), list(ROW), list(ROW)]]
    assert grids(tmp_path / "a.html", body.replace(f"<div>{ROW[0]}</div>", "", 1)) == []
    assert grids(tmp_path / "a.html", body.replace(columns, "repeat(auto-fill, 1fr)")) == []
    assert grids(tmp_path / "a.html", body.replace("display", "grid-auto-flow:column; display")) == []


@pytest.mark.parametrize(
    "body",
    [
        blocks(HEADS, ROW),
        blocks(HEADS, ROW[:3], **CLASSED),
        blocks(("首页", "要闻", "公开", "服务"), ROW, **CLASSED),
        blocks(HEADS, ROW, table='class="tbl"', row='class="tr"', cell='class="td" style="grid-column: span 2"'),
        blocks(HEADS, tuple(map(str.__add__, HEADS, ROW)), **CLASSED),
        blocks(HEADS, **CLASSED),
        blocks(HEADS, ROW, **CLASSED).replace("</div>\n", "</div>其中：", 1),
    ],
    ids=["no table", "uneven", "a menu", "a span", "headings in cells", "only a heading", "text between"],
)
def test_what_leaves_a_doubt_stays_text(tmp_path, body):
    assert grids(tmp_path / "a.html", body) == []


@pytest.mark.parametrize(
    "rule", ["order: 2", "grid-column: span 2", "grid-row-start: 3", "float:right", "flex-direction:row-reverse"]
)
def test_a_style_sheet_that_moves_a_cell_leaves_a_doubt(tmp_path, rule):
    body = blocks(HEADS, ROW, ROW, **CLASSED).replace('class="td">30', 'class="td moved">30')
    assert grids(tmp_path / "a.html", body, "<style>.moved { color:red }</style>") != []
    assert grids(tmp_path / "a.html", body, f"<style>.moved {{ {rule} }}</style>") == []
