"""What the documents of the project say, in pieces that tests can compare with the code.

Reads Markdown only; what must stand in it is told by the tests.
"""

from __future__ import annotations

import functools
import re
from contextlib import closing
from pathlib import Path

import duckdb

from warehouse import schema

ROOT = Path(__file__).parents[2]
README, CHINESE = ROOT / "README.md", ROOT / "README.zh-CN.md"
GUIDE = ROOT / "docs" / "guide.md"
OPERATIONS = ROOT / "docs" / "operations.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
TWINS = {
    "mart_project_budget": "v_项目预算",
    "mart_project_execution": "v_项目执行",
    "mart_department_budget": "v_部门整体",
    "mart_project_funding": "v_项目资金",
    "mart_indicator_target": "v_指标目标",
    "mart_indicator_actual": "v_指标完成",
    "mart_target_actual": "v_目标完成",
    "mart_indicator_monitoring": "v_指标监控",
}
"""Each mart and its Chinese twin, whose columns come in the same order."""


def text(*pages: Path) -> str:
    """Return the text of one or more pages."""
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def all_pages() -> list[Path]:
    """Return every page for users."""
    return [README, CHINESE, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text(page), flags=re.MULTILINE | re.DOTALL)


def headings(page: Path) -> list[int]:
    """Return the levels of a page's headings, in order; what stands in a fenced block is none."""
    prose = re.sub(r"^```.*?^```", "", text(page), flags=re.MULTILINE | re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#+) ", prose, flags=re.MULTILINE)]


@functools.cache
def column_lines() -> dict[str, list[str]]:
    """Return for each mart the lines of its table of columns in the guide, as the comments in its SQL say them."""
    with closing(duckdb.connect()) as connection:
        schema.create(connection)
        return {
            mart: [
                f"| `{column.name}` | {same.name} | {column.data_type} | {column.english} |"
                for column, same in zip(schema.columns(connection)[mart], schema.columns(connection)[twin], strict=True)
            ]
            for mart, twin in TWINS.items()
        }


@functools.cache
def table_lines() -> list[str]:
    """Return the lines of the guide's list of tables, as the comments in their SQL say them."""
    with closing(duckdb.connect()) as connection:
        schema.create(connection)
        names = sorted(table.name for table in schema.tables())
        return [f"| `{name}` | {schema.table_comments(connection)[name][1]} |" for name in names]
