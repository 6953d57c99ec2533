"""A home's releases: numbered, listed, kept and pointed back to; a writer that dies leaves readers unharmed."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
import staging
import turns

from warehouse import home as layout
from warehouse.build import build_candidate
from warehouse.errors import NoReleaseError, PublishBusyError, ReleaseError
from warehouse.publish import publishing
from warehouse.reader import Reader
from warehouse.release import current_release, list_releases, rollback
from warehouse.retention import keep_last, sweep

SPAWN = multiprocessing.get_context("spawn")


def remains(home: Path) -> list[str]:
    """What lies in a home beside releases, pointer and locks."""
    releases = {path.name for path in layout.release_files(home).values()}
    found = [path.name for path in [*home.iterdir(), *(home / "releases").iterdir()]]
    return sorted(set(found) - releases - {"releases", "locks", "jixiao.duckdb"})


def test_a_built_warehouse_is_published_and_read(tmp_path: Path) -> None:
    stage = staging.Stage()
    staged = stage.write(tmp_path / "staged")
    with publishing(tmp_path / "home") as turn:
        build_candidate(staged, stage.entities, turn.info("0.1.0", "digest-1"), turn.candidate)
        assert turn.previous is None
        release = turn.publish()
    assert (release.number, release.documents, release.rows, release.is_current) == (1, 1, 1, True)
    with Reader(tmp_path / "home") as reader:
        assert reader.query("SELECT count(*) AS n FROM v_指标目标") == (["n"], [(1,)])


def test_numbers_increase_by_one_and_names_are_never_used_twice(tmp_path: Path) -> None:
    releases = [turns.publish_one(tmp_path) for _ in range(3)]
    assert [release.number for release in releases] == [1, 2, 3]
    assert len({release.path.name for release in releases}) == 3
    assert [release.path.name[:7] for release in releases] == ["000001-", "000002-", "000003-"]


def test_a_release_is_named_by_number_time_and_chance() -> None:
    when = datetime(2024, 3, 1, 2, 0, 5, tzinfo=UTC)
    one, two = layout.release_name(7, when), layout.release_name(7, when)
    assert one.startswith("000007-20240301T020005Z-")
    assert one != two
    assert layout.number_of(Path(one)) == 7


def test_releases_are_listed_oldest_first_with_what_they_say(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    turns.publish_one(tmp_path)
    listed = list_releases(tmp_path)
    assert [(r.number, r.documents, r.rows, r.inputs_digest, r.code_version, r.is_current) for r in listed] == [
        (1, 7, 70, "digest-1", "0.1.0", False),
        (2, 7, 70, "digest-2", "0.1.0", True),
    ]
    assert current_release(tmp_path) == listed[-1]
    assert abs((datetime.now(UTC) - listed[-1].created_at).total_seconds()) < 60


def test_a_release_that_retention_deletes_while_they_are_listed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    oldest = turns.publish_one(tmp_path)
    turns.publish_one(tmp_path)
    files = layout.release_files(tmp_path)
    monkeypatch.setattr(layout, "release_files", lambda _home: files)
    oldest.path.unlink()
    assert [release.number for release in list_releases(tmp_path)] == [2]


def test_a_home_without_releases_says_what_to_do(tmp_path: Path) -> None:
    assert list_releases(tmp_path) == []
    for ask in (current_release, lambda home: rollback(home, 1)):
        with pytest.raises(NoReleaseError, match="run `jixiao load` first"):
            ask(tmp_path)


def test_a_current_file_that_is_no_release_says_so(tmp_path: Path) -> None:
    release = turns.publish_one(tmp_path)
    release.path.unlink()
    duckdb.connect(str(release.path)).close()
    with pytest.raises(ReleaseError, match="is not a readable release"):
        current_release(tmp_path)


def test_a_turn_that_publishes_nothing_leaves_nothing(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    with publishing(tmp_path) as turn:
        turns.write_candidate(turn)
    assert [release.number for release in list_releases(tmp_path)] == [1]
    assert remains(tmp_path) == []


def test_a_turn_that_fails_leaves_the_release_before_it(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)

    def fail_half_way() -> None:
        with publishing(tmp_path) as turn:
            turns.write_candidate(turn)
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk is full"):
        fail_half_way()
    assert current_release(tmp_path).number == 1
    assert remains(tmp_path) == []
    assert turns.publish_one(tmp_path).number == 2


def test_a_turn_without_a_candidate_is_refused(tmp_path: Path) -> None:
    with publishing(tmp_path) as turn, pytest.raises(ReleaseError, match="was not written"):
        turn.publish()


def test_a_candidate_that_is_still_open_is_refused(tmp_path: Path) -> None:
    with publishing(tmp_path) as turn:
        turns.write_candidate(turn)
        turn.candidate.with_name(f"{turn.candidate.name}.wal").touch()
        with pytest.raises(ReleaseError, match="still open for writing"):
            turn.publish()


def test_a_candidate_of_another_turn_is_refused(tmp_path: Path) -> None:
    with publishing(tmp_path) as turn:
        turns.write_candidate(turn)
        turn.number = 2
        with pytest.raises(ReleaseError, match="says it is release 1, not 2"):
            turn.publish()


def test_only_one_publisher_at_a_time(tmp_path: Path) -> None:
    busy = pytest.raises(PublishBusyError, match="another load is publishing")
    with publishing(tmp_path), busy, publishing(tmp_path, wait_seconds=0.05):
        pass
    assert turns.publish_one(tmp_path).number == 1


def test_rollback_points_to_an_older_release_and_the_next_load_goes_on_top(tmp_path: Path) -> None:
    for _ in range(3):
        turns.publish_one(tmp_path)
    assert rollback(tmp_path, 1).number == 1
    assert current_release(tmp_path).number == 1
    assert [release.number for release in list_releases(tmp_path)] == [1, 2, 3]
    assert turns.publish_one(tmp_path).number == 4


def test_rollback_to_a_release_that_does_not_exist_changes_nothing(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    with pytest.raises(ReleaseError, match="there is no release 9: choose one of 1"):
        rollback(tmp_path, 9)
    assert current_release(tmp_path).number == 1


def test_a_home_that_was_copied_without_links_says_how_to_put_its_link_back(tmp_path: Path) -> None:
    turns.publish_one(tmp_path / "home")
    turns.publish_one(tmp_path / "home")
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "home", copy, symlinks=False)
    with pytest.raises(NoReleaseError, match="put the link back with `jixiao rollback 2`"):
        current_release(copy)
    assert [release.number for release in list_releases(copy)] == [1, 2]
    assert (rollback(copy, 2).number, current_release(copy).number) == (2, 2)


def test_a_load_into_a_home_that_was_copied_without_links_puts_its_link_back(tmp_path: Path) -> None:
    turns.publish_one(tmp_path / "home")
    copy = tmp_path / "copy"
    shutil.copytree(tmp_path / "home", copy, symlinks=False)
    assert (turns.publish_one(copy).number, current_release(copy).number) == (2, 2)


def test_rollback_in_a_folder_that_is_no_home_leaves_it_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(NoReleaseError):
        rollback(tmp_path, 1)
    assert list(tmp_path.iterdir()) == []


def test_rollback_to_a_damaged_release_changes_nothing(tmp_path: Path) -> None:
    damaged = turns.publish_one(tmp_path)
    turns.publish_one(tmp_path)
    damaged.path.write_bytes(b"no database")
    with pytest.raises(ReleaseError, match="is not a readable release"):
        rollback(tmp_path, 1)
    assert current_release(tmp_path).number == 2


def test_the_last_releases_are_kept(tmp_path: Path) -> None:
    for _ in range(5):
        turns.publish_one(tmp_path, keep=2)
    assert [release.number for release in list_releases(tmp_path)] == [4, 5]


def test_the_current_release_and_those_after_it_are_kept_whatever_their_age(tmp_path: Path) -> None:
    for _ in range(4):
        turns.publish_one(tmp_path)
    rollback(tmp_path, 2)
    keep_last(tmp_path, keep=1)
    assert [release.number for release in list_releases(tmp_path)] == [2, 3, 4]


def test_keeping_no_release_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        keep_last(tmp_path, keep=0)


def test_a_home_can_be_moved(tmp_path: Path) -> None:
    turns.publish_one(tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    assert current_release(tmp_path / "there").number == 1


def test_what_dead_writers_left_is_swept_and_releases_are_not(tmp_path: Path) -> None:
    release = turns.publish_one(tmp_path)
    folder = tmp_path / "releases"
    for name in ("candidate-1.duckdb", "candidate-1.duckdb.wal", f"{release.path.name}.wal"):
        (folder / name).touch()
    (folder / "candidate-2.duckdb.tmp").mkdir()
    (tmp_path / ".pointer-1").symlink_to("nowhere")
    assert len(sweep(tmp_path)) == 5
    assert remains(tmp_path) == []
    assert current_release(tmp_path).number == 1


def test_what_the_pointer_names_is_never_swept_whatever_a_copy_of_the_home_has_left_beside_it(tmp_path: Path) -> None:
    release = turns.publish_one(tmp_path)
    (tmp_path / ".publishing-1").symlink_to(release.path.relative_to(tmp_path))
    assert list(layout.release_files(tmp_path)) == [1]
    assert sweep(tmp_path) == [tmp_path / ".publishing-1"]
    assert current_release(tmp_path).number == 1


def test_a_turn_begins_by_sweeping(tmp_path: Path) -> None:
    dead = tmp_path / "releases" / "candidate-1.duckdb"
    dead.parent.mkdir()
    dead.touch()
    with publishing(tmp_path):
        assert not dead.exists()


@pytest.mark.parametrize(
    ("step", "seen", "following"),
    [("sync", 1, 2), ("make_pointer", 1, 2), ("rename", 1, 2), ("put_pointer", 1, 2), ("keep_last", 2, 3)],
)
def test_a_publisher_that_dies_at_a_step_leaves_a_whole_release(
    step: str, seen: int, following: int, tmp_path: Path
) -> None:
    turns.publish_one(tmp_path)
    process = SPAWN.Process(target=turns.publish_and_die_before, args=(tmp_path, step))
    process.start()
    process.join()
    assert process.exitcode == 9
    with Reader(tmp_path) as reader:
        row = reader.query(turns.WHOLE)[1][0]
    assert turns.is_whole(row)
    assert row[0] == seen
    assert list_releases(tmp_path)[-1].is_current, "what nobody saw would pass for rolled back, and never be published"
    assert turns.publish_one(tmp_path).number == following
    assert remains(tmp_path) == []


def kill_publishers(home: Path, kills: int, seed: int) -> None:
    """Kill publishers at random moments; after each kill, readers and the next publisher must find all in order."""
    moments = random.Random(seed)
    for _ in range(kills):
        started = SPAWN.Event()
        process = SPAWN.Process(target=turns.publish_for_ever, args=(home, started))
        process.start()
        assert started.wait(30)
        time.sleep(moments.uniform(0, 0.1))
        process.kill()
        process.join()
        with Reader(home) as reader:
            assert turns.is_whole(reader.query(turns.WHOLE)[1][0])
        last = max(layout.release_files(home))
        assert turns.publish_one(home).number == last + 1
        assert remains(home) == []


def test_a_killed_publisher_harms_nobody(tmp_path: Path) -> None:
    kill_publishers(tmp_path, kills=1, seed=1)


@pytest.mark.slow
@pytest.mark.long
def test_twenty_killed_publishers_harm_nobody(tmp_path: Path) -> None:
    kill_publishers(tmp_path, kills=20, seed=20)


def publish_under_readers(home: Path, readers: int, publishes: int) -> None:
    """Publish while other processes read; no read may fail, mix two releases, or go back in time."""
    turns.publish_one(home)
    stop = SPAWN.Event()
    reports = [home / f"report-{number}" for number in range(readers)]
    started = [SPAWN.Event() for _ in reports]
    told = zip(started, reports, strict=True)
    processes = [SPAWN.Process(target=turns.read_until, args=(home, begun, stop, report)) for begun, report in told]
    for process in processes:
        process.start()
    assert all(begun.wait(30) for begun in started)
    for _ in range(publishes):
        turns.publish_one(home, keep=2)
    stop.set()
    for process in processes:
        process.join()
    for report in reports:
        whole, mixed, failed, releases, in_order, first = report.read_text().split(maxsplit=5)
        assert (mixed, failed, in_order) == ("0", "0", "True"), first
        assert int(whole) > 0
        assert int(releases) > 1, "the reader saw no release change: publish more"
    assert current_release(home).number == publishes + 1


def test_readers_follow_publishes_without_a_failed_or_mixed_read(tmp_path: Path) -> None:
    publish_under_readers(tmp_path, readers=2, publishes=10)


@pytest.mark.slow
@pytest.mark.long
def test_four_readers_and_fifty_publishes_without_a_failed_or_mixed_read(tmp_path: Path) -> None:
    publish_under_readers(tmp_path, readers=4, publishes=50)


def test_a_rollback_waits_for_the_publisher(tmp_path: Path) -> None:
    turns.publish_one(tmp_path)
    with publishing(tmp_path), pytest.raises(PublishBusyError):
        rollback(tmp_path, 1, wait_seconds=0.05)
