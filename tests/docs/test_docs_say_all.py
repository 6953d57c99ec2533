"""What the code has must stand in the pages: commands, options, variables, tables, columns, rules, dependencies."""

from __future__ import annotations

import re
import tomllib

import click
import pytest

from assets.cli.main import commands
from pipeline import vocabulary
from tests.docs import pages
from warehouse.checks import check_names
from warehouse.sqlfiles import read_folder

WITHIN = click.Context(commands)
COMMANDS = {name: commands.get_command(WITHIN, name) for name in commands.list_commands(WITHIN)}
USERS = pages.text(pages.README, pages.GUIDE, pages.OPERATIONS)
SOURCES = [
    path for folder in ("pipeline", "warehouse", "assets") for path in sorted((pages.ROOT / folder).rglob("*.py"))
]


def named_options(command: click.Command | None) -> set[str]:
    assert command is not None
    return {option for one in command.params if isinstance(one, click.Option) for option in one.opts if "--" in option}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_is_explained(name: str) -> None:
    assert f"`jixiao {name}" in pages.text(pages.OPERATIONS)
    assert f"jixiao {name}" in USERS


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_option_is_explained(name: str) -> None:
    missing = {option for option in named_options(COMMANDS[name]) if option not in USERS}
    assert missing == set()


def test_no_page_names_a_command_that_does_not_exist() -> None:
    told = set(re.findall(r"[`\n]jixiao ([a-z]+)", pages.text(*pages.all_pages())))
    assert told <= set(COMMANDS)


def test_each_environment_variable_is_explained() -> None:
    files = [*SOURCES, pages.ROOT / "dagster.yaml"]
    used = {name for path in files for name in re.findall(r"\bJIXIAO_[A-Z]+\b", path.read_text(encoding="utf-8"))}
    assert used
    assert {name for name in used if f"| `{name}` |" not in pages.text(pages.OPERATIONS)} == set()


@pytest.mark.parametrize("mart", sorted(pages.TWINS))
def test_each_column_of_a_mart_is_explained_as_its_comment_says(mart: str) -> None:
    guide = pages.text(pages.GUIDE)
    missing = [line for line in pages.column_lines()[mart] if line not in guide]
    assert missing == [], "put these lines into docs/guide.md:\n" + "\n".join(missing)


def test_each_table_is_explained_as_its_comment_says() -> None:
    guide = pages.text(pages.GUIDE)
    missing = [line for line in pages.table_lines() if line not in guide]
    assert missing == [], "put these lines into docs/guide.md:\n" + "\n".join(missing)


def test_each_view_is_named() -> None:
    assert {mart.name for mart in read_folder("marts") if f"`{mart.name}`" not in pages.text(pages.GUIDE)} == set()


def test_each_check_is_explained() -> None:
    assert {name for name in check_names() if f"| `{name}` |" not in pages.text(pages.OPERATIONS)} == set()


def test_each_rule_that_the_code_speaks_of_is_in_the_catalogue() -> None:
    spoken = {rule for path in SOURCES for rule in re.findall(r"\"([A-Z]\d{2})\"", path.read_text(encoding="utf-8"))}
    assert spoken <= {row["rule_id"] for row in vocabulary.rows("rules")}


def test_each_dependency_has_its_reason_and_licence() -> None:
    project = tomllib.loads((pages.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=~! ]", one)[0] for one in asked}
    rows = set(re.findall(r"^\| `([\w-]+)` \| [\w. -]+ \| \S", pages.text(pages.ARCHITECTURE), flags=re.MULTILINE))
    assert names == names & rows, f"no row in docs/architecture.md for {names - rows}"


def test_each_folder_of_the_floors_stands_in_the_map() -> None:
    architecture = pages.text(pages.ARCHITECTURE)
    folders = [p for floor in ("pipeline", "warehouse", "assets") for p in (pages.ROOT / floor).iterdir() if p.is_dir()]
    named = [p.name for p in folders if not p.name.startswith("_") and any(p.glob("[!_.]*"))]
    assert {name for name in named if f"{name}/" not in architecture} == set()


def test_each_make_target_that_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (pages.ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    told = set(re.findall(r"^make ([a-z-]+)", "\n".join(pages.blocks(pages.README, "sh")), flags=re.MULTILINE))
    assert {"load", "test", "test-all"} <= told
    assert told <= targets
