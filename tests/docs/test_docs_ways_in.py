"""The page about ways in: each example runs on the sample county as it is printed there, in both languages alike."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from assets.cli.main import commands
from tests.docs import pages
from tests.mirror.cluster import PASSWORD, Cluster, binaries, running_cluster

ENGLISH = pages.ROOT / "docs" / "ways-in.md"
CHINESE = pages.ROOT / "docs" / "ways-in.zh-CN.md"
EXAMPLES = pages.blocks(ENGLISH, "python")
OPTIONAL = ("polars", "duckdb_engine")


@pytest.mark.parametrize("language", ["python", "sh", "sql"])
def test_both_languages_show_the_same_examples(language: str) -> None:
    assert pages.blocks(ENGLISH, language) == pages.blocks(CHINESE, language) != []


def test_both_languages_have_the_same_sections_tables_and_points() -> None:
    assert pages.headings(ENGLISH) == pages.headings(CHINESE)
    for mark in (r"^\|", r"^- "):
        counts = [len(re.findall(mark, pages.text(page), re.MULTILINE)) for page in (ENGLISH, CHINESE)]
        assert counts[0] == counts[1] > 0


@pytest.mark.parametrize("page", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_each_link_to_a_section_leads_to_one(page: Path) -> None:
    titles = re.findall(r"^#+ (.+)$", pages.text(page), re.MULTILINE)
    anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([^)]+)\)", pages.text(page))) <= anchors


@pytest.mark.tools
@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_each_python_example_runs(example: str, loaded_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in OPTIONAL:
        if module in example or (module == "duckdb_engine" and "sqlalchemy" in example):
            pytest.importorskip(module, reason=f"{module} is not installed: it comes with the extra `tools`")
    (loaded_home.parent / "data").exists() or (loaded_home.parent / "data").symlink_to(loaded_home)
    monkeypatch.chdir(loaded_home.parent)
    names: dict[str, object] = {}
    exec(example, names)
    assert names["rows"]


def test_the_command_line_example_answers(loaded_home: Path) -> None:
    (example,) = (block for block in pages.blocks(ENGLISH, "sh") if block.startswith("duckdb"))
    program, *words = shlex.split(example.replace("data/", f"{loaded_home}/"))
    if shutil.which(program):
        told = subprocess.run([program, *words], capture_output=True, text=True, check=True).stdout
        assert "2024" in told
    # In a process of its own, as the command line is: what an example before left open would refuse another way in.
    asks = "import duckdb, sys; print(duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchall())"
    assert words[0] == "-readonly"
    told = subprocess.run([sys.executable, "-c", asks, *words[1:]], capture_output=True, text=True, check=True).stdout
    assert "2024" in told


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    if binaries() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql-15")
    with running_cluster() as running:
        running.run("CREATE DATABASE bi")
        running.run(f"CREATE ROLE zhang LOGIN PASSWORD '{PASSWORD}'")
        yield running


@pytest.mark.slow
def test_the_mirror_is_filled_given_to_a_person_and_asked(
    server: Cluster, loaded_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = (block for block in pages.blocks(ENGLISH, "sh") if block.startswith("jixiao mirror"))
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    words = shlex.split(example.replace(":5432/", f":{server.port}/"))[1:]
    told = CliRunner().invoke(commands, [*words, "--home", str(loaded_home)])
    assert told.output.startswith("release 1 is mirrored into the schema jixiao: ")
    grant, *questions = pages.blocks(ENGLISH, "sql")
    server.run(grant, "bi")
    for question in questions:
        assert server.run(question, "bi", "zhang")
    assert "v_项目预算" in server.psql("bi", r"\dv+ jixiao.*")
