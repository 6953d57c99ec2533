"""The benchmark of questions: every engine answers as DuckDB does, and a slow or absent one is told."""

from __future__ import annotations

import hashlib
import json
import sys
from types import SimpleNamespace

import pytest

from benchmarks import query, query_report
from benchmarks.nation import make_nation, release
from benchmarks.peers import turns, worker
from benchmarks.peers.comparing import difference
from benchmarks.peers.engine import Question, Settings
from benchmarks.peers.exported import export
from benchmarks.peers.process import Worker
from warehouse.build import Limits

SMALL = query.Nation(departments=1, years=3, projects=84)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    query.make_once(folder, SMALL)
    return folder


@pytest.fixture(scope="module")
def settings(home):
    file = home / "release.duckdb"
    figures = release.built(home, file, Limits("1GB", 1))
    assert figures["indicator_rows"] == 3 * 84 * 4
    assert export(file, home / "peers")["fact_indicator_target"] == 3 * 84 * 4
    return Settings(str(file), str(home / "peers"), query.last_row(file), memory="1GB", seconds=30)


def _bytes(home):
    files = sorted(path for path in home.rglob("*.parquet") if "peers" not in path.parts)
    return {path.relative_to(home): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_nation_is_the_same_bytes_on_every_run(home, tmp_path):
    make_nation(tmp_path, SMALL.departments, SMALL.years, SMALL.projects)
    assert len(_bytes(home)) > 10
    assert _bytes(tmp_path) == _bytes(home)


def test_a_home_that_holds_another_nation_is_refused(home):
    with pytest.raises(ValueError, match="another size"):
        query.make_once(home, query.Nation(departments=2, years=3, projects=84))


@pytest.mark.parametrize("peer", ["postgres", "sqlite", "pandas", pytest.param("polars", marks=pytest.mark.tools)])
def test_a_peer_answers_every_question_as_duckdb_does(settings, peer):
    asked = query.core_questions(settings.row_id)
    with Worker("duckdb", settings, sys.executable) as ours, Worker(peer, settings, sys.executable) as other:
        if other.is_absent:
            pytest.skip(f"{peer} is not installed")
        assert all(ours.ask(question)["rows"] for question in asked.values())
        both = turns.Turns([ours, other])
        both.warm(asked.values())
        both.take(asked.values(), 1)
    for name in asked:
        assert all(took > 0 for took in both.medians(name).values())
    assert other.ended["peak_mebibytes"] > 1


def test_all_26_questions_are_asked_of_the_release_and_named_in_the_report(settings):
    asked = query.our_questions(settings.row_id)
    assert len(asked) == 26
    with Worker("duckdb", settings, sys.executable) as ours:
        said = {name: ours.ask(question) for name, question in asked.items()}
    assert len(said["provenance"]["rows"]) == 1
    figures = {name: {"rows": len(one["rows"]), "cold_ms": one["ms"], "warm_ms": None} for name, one in said.items()}
    told = list(query_report.question_lines(figures))
    for number, name in enumerate(asked, 1):
        assert any(line.startswith(f"| {number} | {name} | {len(said[name]['rows'])} |") for line in told)
    assert "timed out" in told[-1] or "timed out" in told[-2]


@pytest.mark.parametrize(
    ("engine", "sql"),
    [
        ("duckdb", "SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b"),
        ("sqlite", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"),
        ("postgres", "SELECT pg_sleep(30)"),
    ],
    ids=["duckdb", "sqlite", "postgres"],
)
def test_a_question_that_takes_too_long_is_told_and_the_next_one_answered(settings, engine, sql):
    hasty = Settings(settings.release, settings.data, settings.row_id, memory="1GB", seconds=0.3)
    with Worker(engine, hasty, sys.executable) as asked:
        if asked.is_absent:
            pytest.skip(f"{engine} is not installed")
        assert asked.ask(Question("endless", sql)) == {"timeout": True}
        assert asked.ask(Question("short", "SELECT 1"))["rows"] == [[1]]


def test_an_engine_that_is_not_installed_says_so(settings, monkeypatch, capsys):
    monkeypatch.setattr(worker, "ENGINES", {"fastest": ("in_fastest", "Fastest")})
    worker.main("fastest", settings)
    assert "in_fastest" in json.loads(capsys.readouterr().out)["absent"]


def _answering(engine, rows, ms=1.0):
    return SimpleNamespace(engine=engine, ask=lambda _: {"rows": rows, "ms": ms})


def test_an_answer_that_differs_is_an_error_that_names_the_engine_and_the_row():
    both = turns.Turns([_answering("duckdb", [["a", 1], ["b", 2]]), _answering("other", [["a", 1], ["b", 3]])])
    with pytest.raises(RuntimeError, match=r"total: duckdb and other answer differently: row 2 is"):
        both.warm([Question("total", "")])


def test_counts_must_be_equal_and_sums_to_nine_digits():
    assert difference([[1_000_000_000_001]], [[1_000_000_000_002]])
    assert difference([[0.1 + 0.2]], [[0.3]]) is None
    assert difference([[100.0]], [[100.00001]])
    assert difference([["a"]], [["a"], ["b"]]) == "1 rows and 2 rows"


def test_another_engine_begins_in_each_round():
    order = []

    def noting(name):
        return SimpleNamespace(engine=name, ask=lambda _: (order.append(name), {"rows": [], "ms": 1.0})[1])

    taken = turns.Turns([noting("a"), noting("b"), noting("c")])
    for number in range(3):
        taken.take([Question("one", "")], number)
    assert "".join(order) == "abcbcacab"


def test_an_engine_that_timed_out_is_not_asked_again():
    slow = SimpleNamespace(engine="slow", ask=lambda _: {"timeout": True})
    both = turns.Turns([_answering("duckdb", []), slow])
    both.warm([Question("one", "")])
    slow.ask = None
    both.take([Question("one", "")], 0)
    assert both.medians("one") == {"duckdb": 1.0, "slow": None}


@pytest.mark.slow
def test_the_whole_benchmark_runs_and_prints_its_tables(home, tmp_path, capsys):
    size = ["--departments", "1", "--years", "3", "--rounds", "1", "--memory", "1GB"]
    query.main([*size, "--home", str(home), "--json", str(tmp_path / "figures.json")])
    found, told = json.loads((tmp_path / "figures.json").read_text()), capsys.readouterr().out
    assert len(found["questions"]) == 26
    assert set(found["core"]) == set(query.core_questions(0))
    assert "| MiB of the file |" in told
    assert "| provenance |" in told
