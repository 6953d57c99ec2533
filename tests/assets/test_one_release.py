"""A command answers from one release, also when another one becomes current while it asks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from assets.cli import status
from assets.cli.main import commands
from assets.run import Outcome
from assets.version import is_published
from pipeline.resolve.decisions import decisions_digest
from warehouse.home import newest_number, release_files, release_name
from warehouse.pointer import current_path, move_pointer
from warehouse.reader import Reader
from warehouse.release import read_release

Publish = Callable[[], None]


@pytest.fixture
def home(loaded: tuple[Path, Path, Outcome], tmp_path: Path) -> Path:
    """A home of its own with the loaded document."""
    shutil.copytree(loaded[0], tmp_path / "home", symlinks=True)
    return tmp_path / "home"


@pytest.fixture
def publish(home: Path) -> Publish:
    """Give what puts a newer release of the same rows in the place of the current one."""

    def publish() -> None:
        held = read_release(current_path(home))
        number = newest_number(home) + 1
        newer = held.path.with_name(release_name(number, held.created_at))
        shutil.copy(held.path, newer)
        with closing(duckdb.connect(str(newer))) as connection:
            connection.execute("UPDATE release SET release_number = $1", [number])
        move_pointer(home, newer)

    return publish


def run(home: Path, *words: str) -> str:
    done = CliRunner().invoke(commands, [*words, "--home", str(home)])
    assert (done.exit_code, done.exception) == (0, None)
    return done.output


def row_id(home: Path) -> str:
    with Reader(home) as reader:
        return str(reader.query("SELECT min(row_id) FROM fact_indicator_target")[1][0][0])


@pytest.mark.parametrize("words", [["status"], ["trace", "ROW"], ["review"]])
def test_all_that_a_command_asks_is_answered_from_one_release(
    words: list[str], home: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
):
    asked, query = set(), Reader.query
    words = [row_id(home) if word == "ROW" else word for word in words]

    def interrupted(self: Reader, sql: str, values: dict[str, Any] | None = None):
        answer = query(self, sql, values)
        asked.add(query(self, "SELECT path FROM duckdb_databases() WHERE database_name = current_database()")[1][0])
        publish()
        return answer

    monkeypatch.setattr(Reader, "query", interrupted)
    run(home, *words)
    assert len(asked) == 1


def test_a_release_published_while_the_state_is_asked_for_is_no_way_back(
    home: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch
):
    publish()
    newest = status.newest_number

    def just_before(home: Path) -> int:
        number = newest(home)
        publish()
        return number

    monkeypatch.setattr(status, "newest_number", just_before)
    assert "rolled back" not in run(home, "status")


def test_where_the_current_release_is_damaged_the_others_are_listed_to_choose_from(home: Path, publish: Publish):
    publish()
    current_path(home).write_bytes(b"no database")
    done = CliRunner().invoke(commands, ["releases", "--home", str(home)])
    assert done.exit_code == 0
    assert release_files(home)[1].name in done.stdout
    assert f"{release_files(home)[2]} is not a readable release" in done.stderr
    assert run(home, "rollback", "1").startswith("release 1 is current")


def test_a_damaged_newest_release_is_published_anew_by_the_next_load(home: Path):
    decided = decisions_digest(None)
    assert is_published(home, decided)
    current_path(home).write_bytes(b"no database")
    assert not is_published(home, decided)


def test_a_home_that_was_rolled_back_says_so(home: Path, publish: Publish):
    first = current_path(home)
    publish()
    move_pointer(home, first)
    assert "rolled back: the newest release is 2" in run(home, "status")
