"""The benchmark of questions: all that `warehouse/queries` asks of a generated nation, and six of every engine beside.

The nation is made once and the release built anew; each question, and some that analysts put to the wide views, is
asked once in a fresh process and then in rounds in which the engines take turns. An answer that differs from DuckDB's
is an error. Run as `python -m benchmarks.query [--departments 3000] [--rounds 5] [--home DIR] [--peers postgres …]
[--peer-python PYTHON] [--json FILE]`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.measure import python
from benchmarks.nation import make_nation
from benchmarks.peers.engine import Question, Settings
from benchmarks.peers.exported import export
from benchmarks.peers.process import Worker
from benchmarks.peers.turns import Turns
from benchmarks.peers.worker import ENGINES
from benchmarks.query_report import report
from warehouse import questions

_CORE = Path(__file__).parent / "peers" / "questions"
_WIDE = Path(__file__).parent / "wide"
_FRAMES = ("pandas", "polars")
_PROVENANCE = ("provenance", "NULL::BIGINT AS row_id")
"""Asked as it is, this question takes a row that was repaired as its example; a nation has none, so one is named."""


@dataclass(frozen=True, slots=True)
class Nation:
    """How large a nation is."""

    departments: int
    years: int
    projects: int


def make_once(home: Path, nation: Nation) -> None:
    """Make the nation in a home that holds none.

    Raises:
        ValueError: the home holds one of another size.
    """
    if not (home / "entities").exists():
        print(f"making {nation.departments} departments …", file=sys.stderr, flush=True)
        make_nation(home, nation.departments, nation.years, nation.projects)
    with closing(duckdb.connect()) as connection:
        count = "SELECT count(*), sum(printed_rows) FROM read_parquet($1) WHERE form = 'list'"
        found = connection.execute(count, [str(home / "staged" / "documents" / "*.parquet")]).fetchone()
    documents = nation.departments * nation.years
    if found != (documents, documents * nation.projects * 4):
        raise ValueError(f"{home} holds a nation of another size, or half of one: name another --home, or delete it")


def our_questions(row_id: int) -> dict[str, Question]:
    """Return the numbered questions by name, in the order of their numbers.

    Raises:
        ValueError: the question of a row's provenance is no longer asked in the words that are replaced here.
    """
    found = {one.name: one.statement for one in questions.questions() if one.number is not None}
    name, words = _PROVENANCE
    if words not in found[name]:
        raise ValueError(f"warehouse/queries/{name}.sql does not say {words!r}: no row can be named in it")
    found[name] = found[name].replace(words, f"{row_id}::BIGINT AS row_id")
    return {name: Question(name, sql) for name, sql in found.items()}


def core_questions(row_id: int) -> dict[str, Question]:
    """Return the questions that every engine is asked, by name."""
    paths = sorted(_CORE.glob("*.sql"))
    return {path.stem: Question(path.stem, path.read_text("utf-8").replace(":row_id", str(row_id))) for path in paths}


def wide_questions() -> dict[str, Question]:
    """Return what analysts ask of the wide views without a thought for speed, by name."""
    return {path.stem: Question(path.stem, path.read_text("utf-8")) for path in sorted(_WIDE.glob("*.sql"))}


def last_row(release: Path) -> int:
    """Return a row of the last department of the last year."""
    with closing(duckdb.connect(str(release), read_only=True)) as connection:
        last = "SELECT row_id FROM fact_indicator_target ORDER BY fiscal_year DESC, department_id DESC, row_id LIMIT 1"
        (row_id,) = connection.execute(last).fetchone() or (0,)
        return int(row_id)


def cold(settings: Settings, asked: Iterable[Question]) -> dict[str, dict[str, Any]]:
    """Return for each question its rows, and the milliseconds of opening the release and answering in a new process."""
    found = {}
    for question in asked:
        with Worker("duckdb", settings, sys.executable) as worker:
            said = worker.ask(question)
        took = None if "timeout" in said else worker.ready["seconds"] * 1000 + said["ms"]
        found[question.name] = {"rows": len(said.get("rows", ())), "cold_ms": took}
    return found


def asked_in_turn(settings: Settings, peers: Sequence[str], peer_python: str, rounds: int) -> dict[str, Any]:
    """Return `questions` and `wide` (ours, by name), `core` (milliseconds by question and engine) and `engines`."""
    ours, core = our_questions(settings.row_id).values(), core_questions(settings.row_id).values()
    wide = wide_questions().values()
    found, of_views = cold(settings, ours), cold(settings, wide)
    with ExitStack() as stack:
        workers = []
        for engine in ("duckdb", *peers):
            print(f"opening {engine} …", file=sys.stderr, flush=True)
            interpreter = peer_python if engine in _FRAMES else sys.executable
            workers.append(stack.enter_context(Worker(engine, settings, interpreter)))
        here = [worker for worker in workers if not worker.is_absent]
        alone, together = Turns(here[:1]), Turns(here)
        alone.warm([*ours, *wide])
        together.warm(core)
        for number in range(rounds):
            print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
            alone.take([*ours, *wide], 0)
            together.take(core, number)
    for name, figures in (found | of_views).items():
        figures["warm_ms"] = alone.medians(name)["duckdb"]
    engines = {worker.engine: worker.ready | worker.ended for worker in workers}
    return {
        "questions": found,
        "wide": of_views,
        "core": {one.name: together.medians(one.name) for one in core},
        "engines": engines,
    }


def measured(home: Path, nation: Nation, asked: argparse.Namespace) -> dict[str, Any]:
    """Return all figures: of the build, of our questions, and of the engines."""
    make_once(home, nation)
    release, data = home / "release.duckdb", home / "peers"
    print("building the release …", file=sys.stderr, flush=True)
    _, told = python("benchmarks.nation.release", home, release, asked.memory, asked.threads)
    if asked.peers:
        print("exporting its tables …", file=sys.stderr, flush=True)
        export(release, data)
    settings = Settings(str(release), str(data), last_row(release), asked.memory, asked.threads, asked.seconds)
    about = {"departments": nation.departments, "years": nation.years, "rounds": asked.rounds}
    limits = {"memory": asked.memory, "threads": asked.threads, "seconds": asked.seconds}
    answered = asked_in_turn(settings, asked.peers, asked.peer_python, asked.rounds)
    return {**about, **limits, "build": json.loads(told.splitlines()[-1]), **answered}


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Ask a generated nation all questions, beside other engines.")
    parser.add_argument("--departments", type=int, default=3000, help="thirty to a county (default: %(default)s)")
    parser.add_argument("--years", type=int, default=10, help="the last is 2025 (default: %(default)s)")
    parser.add_argument(
        "--projects", type=int, default=84, help="in a document, with four indicators each (%(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each is asked (default: %(default)s)")
    parser.add_argument("--home", type=Path, help="where the nation is kept and used again; a temporary folder if none")
    peers = [engine for engine in ENGINES if engine != "duckdb"]
    parser.add_argument("--peers", nargs="*", choices=peers, default=peers, help="engines beside DuckDB (default: all)")
    parser.add_argument("--peer-python", default=sys.executable, help="an interpreter that has pandas and polars")
    parser.add_argument("--memory", default="4GB", help="of a build and of a reader (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="and cores (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="for one question (default: %(default)s)")
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser.parse_args(given)


@contextmanager
def _held_to(cores: int) -> Iterator[None]:
    """Hold this process, and all that it starts, to so many cores, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(before)[:cores])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def main(given: Sequence[str] | None = None) -> None:
    """Measure as the command line says, and print."""
    asked = _arguments(given)
    nation = Nation(asked.departments, asked.years, asked.projects)
    with _held_to(asked.threads), tempfile.TemporaryDirectory(prefix="jixiao-bench-") as spare:
        found = measured(asked.home or Path(spare), nation, asked)
    print("\n".join(report(found)))
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
