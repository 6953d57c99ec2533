"""Whatever fails, one line says so, what was published stays whole, and the next run cleans up."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from pg8000.native import Connection

from assets.cli.main import main
from tests.mirror.cluster import PASSWORD, Cluster, running_cluster
from tests.mirror.conftest import Mirror
from tests.warehouse import turns
from warehouse.errors import MirrorError
from warehouse.mirror import fill
from warehouse.mirror.address import read_address
from warehouse.mirror.mirror import Options, mirror
from warehouse.publish import publishing

pytestmark = pytest.mark.slow
BIG = 1_500_000
MIRROR_SESSIONS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'jixiao mirror' AND datname = '{database}'"


@pytest.fixture
def home(tmp_path: Path, mirrored: Mirror) -> Path:
    """A home whose first release is mirrored, and whose second is not."""
    turns.publish_one(tmp_path)
    mirrored(tmp_path)
    turns.publish_one(tmp_path)
    return tmp_path


def schemas(cluster: Cluster, database: str) -> list[str]:
    found = cluster.run("SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'jixiao%' ORDER BY 1", database)
    return [name for (name,) in found]


def command(url: str, home: Path, *more: str) -> subprocess.Popen[str]:
    """Start `jixiao mirror` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "assets.cli", "mirror", url, "--home", str(home), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(is_so: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)


@contextmanager
def held(cluster: Cluster, database: str) -> Iterator[Connection]:
    """Read the published release in a transaction that stays open, so that no other can take its place."""
    with closing(cluster.connect(database)) as reader:
        reader.run("BEGIN ISOLATION LEVEL REPEATABLE READ")
        reader.run("SELECT count(*) FROM jixiao.a")
        yield reader


def is_copying(cluster: Cluster, database: str) -> bool:
    return bool(cluster.run("SELECT FROM pg_stat_progress_copy WHERE datname = '" + database + "'"))


def until_copying(running: subprocess.Popen[str], cluster: Cluster, database: str) -> None:
    """Wait until the mirror copies; one that ended unseen says so at once, and what it told."""
    until(lambda: is_copying(cluster, database) or running.poll() is not None)
    assert running.poll() is None, f"it ended before it was seen to copy: {running.communicate()}"


def test_a_mirror_killed_while_it_fills_leaves_nothing(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    with publishing(home) as turn:
        turns.write_candidate(turn, BIG)
        turn.publish()
    running = command(cluster.url(database), home)
    until_copying(running, cluster, database)
    running.send_signal(signal.SIGKILL)
    running.communicate()
    assert cluster.run("SELECT min(value), max(value), count(*) FROM jixiao.a", database) == [[1, 1, turns.ROWS]]
    until(lambda: not cluster.run(MIRROR_SESSIONS.format(database=database)))
    assert schemas(cluster, database) == ["jixiao"]
    assert mirrored(home).release == 3
    assert cluster.run("SELECT min(value), max(value), count(*) FROM jixiao.a", database) == [[3, 3, BIG]]


def test_a_mirror_killed_before_the_swap_is_cleaned_up_by_the_next(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    with held(cluster, database) as reader:
        running = command(cluster.url(database), home)
        until(lambda: len(schemas(cluster, database)) > 1)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        assert reader.run("SELECT max(value) FROM jixiao.b") == [[1]]
    until(lambda: not cluster.run(MIRROR_SESSIONS.format(database=database)))
    assert len(schemas(cluster, database)) == 2
    assert mirrored(home).release == 2
    assert schemas(cluster, database) == ["jixiao"]


def test_a_second_mirror_at_the_same_time_gives_up(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    with held(cluster, database) as reader:
        first = threading.Thread(target=mirrored, args=(home,))
        first.start()
        until(lambda: len(schemas(cluster, database)) > 1)
        second = command(cluster.url(database), home)
        out, told = second.communicate(timeout=60)
        reader.run("COMMIT")
        first.join()
    assert (second.returncode, out, told.count("\n")) == (1, "", 1)
    assert "another mirror fills jixiao" in told
    assert cluster.run("SELECT max(value) FROM jixiao.a", database) == [[2]]


def test_a_session_that_an_administrator_ends_is_told(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror
) -> None:
    with held(cluster, database):
        running = command(cluster.url(database), home)
        until(lambda: len(schemas(cluster, database)) > 1)
        ((pid,),) = cluster.run(MIRROR_SESSIONS.format(database=database))
        cluster.run(f"SELECT pg_terminate_backend({pid})")
        _, told = running.communicate(timeout=60)
    assert (running.returncode, told.count("\n")) == (1, 1)
    assert "what was published stays" in told
    assert PASSWORD not in told
    assert mirrored(home).release == 2


def test_a_server_that_breaks_down_keeps_what_was_published(tmp_path: Path) -> None:
    with running_cluster() as own:
        turns.publish_one(tmp_path)
        mirror(tmp_path, read_address(own.url()), Options())
        with publishing(tmp_path) as turn:
            turns.write_candidate(turn, BIG)
            turn.publish()
        running = command(own.url(), tmp_path)
        until_copying(running, own, "postgres")
        running.send_signal(signal.SIGSTOP)
        own.stop("immediate")
        running.send_signal(signal.SIGCONT)
        _, told = running.communicate(timeout=60)
        assert (running.returncode, told.count("\n")) == (1, 1)
        assert "what was published stays" in told
        own.start()
        assert own.run("SELECT min(value), max(value), count(*) FROM jixiao.a") == [[1, 1, turns.ROWS]]
        assert mirror(tmp_path, read_address(own.url()), Options()).release == 2
        assert schemas(own, "postgres") == ["jixiao"]


def test_a_full_disk_is_told_and_leaves_nothing(cluster: Cluster, database: str, home: Path, mirrored: Mirror) -> None:
    disk = cluster.folder / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=30m", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        (disk / "space").mkdir()
        shutil.chown(disk / "space", "postgres")
        cluster.run(f"CREATE TABLESPACE small LOCATION '{disk / 'space'}'")
        cluster.run(f"ALTER DATABASE {database} SET default_tablespace = small")
        with publishing(home) as turn:
            turns.write_candidate(turn, BIG)
            turn.publish()
        with pytest.raises(MirrorError, match=r"the disk of .* is full .* make room and run again"):
            mirrored(home)
        assert schemas(cluster, database) == ["jixiao"]
        assert cluster.run("SELECT max(value) FROM jixiao.a", database) == [[1]]
        cluster.run("DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", disk], check=True)


def test_rows_that_do_not_arrive_publish_nothing(
    cluster: Cluster, database: str, home: Path, mirrored: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fill, "pieces", lambda *_: iter(()))
    with pytest.raises(MirrorError, match="0 rows of a arrived"):
        mirrored(home)
    assert schemas(cluster, database) == ["jixiao"]
    assert cluster.run("SELECT max(value) FROM jixiao.a", database) == [[1]]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://postgres:wr0ng-w0rd@127.0.0.1:{port}/postgres", "does not accept user postgres"),
        ("postgresql://postgres@127.0.0.1:{port}/postgres", "does not accept user postgres"),
        ("postgresql://postgres:wr0ng-w0rd@127.0.0.1:1/postgres", "no server answers at 127.0.0.1:1/postgres"),
        ("postgresql://postgres:wr0ng-w0rd@no.such.host.invalid/postgres", "no server answers at no.such.host.invalid"),
        ("postgresql://postgres:wr0ng-w0rd@/postgres?host=/nowhere", "no server answers at /nowhere"),
        ("postgresql://postgres:{password}@127.0.0.1:{port}/missing", "there is no database missing"),
        ("postgresql://postgres:{password}@127.0.0.1:{port}/latin", "create a database with ENCODING 'UTF8'"),
        ("postgresql://u:wr0ng-w0rd/x@127.0.0.1:{port}/postgres", "special characters"),
    ],
)
def test_a_login_that_fails_is_one_line_without_the_password(
    url: str, told: str, cluster: Cluster, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    if "/latin" in url and not cluster.run("SELECT FROM pg_database WHERE datname = 'latin'"):
        cluster.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    given = url.format(port=cluster.port, password=quote(PASSWORD, safe=""))
    monkeypatch.setattr(sys, "argv", ["jixiao", "mirror", given, "--home", str(home)])
    with pytest.raises(SystemExit) as ended:
        main()
    line = str(ended.value.code)
    assert line.startswith("jixiao: ")
    assert told in line
    assert "\n" not in line
    assert not [secret for secret in ("wr0ng", PASSWORD, quote(PASSWORD, safe="")) if secret in line]


def test_a_home_without_a_release_says_what_to_do(cluster: Cluster, tmp_path: Path) -> None:
    running = command(cluster.url(), tmp_path)
    assert "run `jixiao load` first" in running.communicate(timeout=60)[1]
    assert running.returncode == 1


def test_the_command_tells_what_it_did_and_takes_its_address_from_the_environment(
    cluster: Cluster, database: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIXIAO_MIRROR", cluster.url(database).replace(quote(PASSWORD, safe=""), ""))
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    told = [
        subprocess.run(
            [sys.executable, "-m", "assets.cli", "mirror", "--home", str(home)],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ,
        ).stdout
        for _ in range(2)
    ]
    assert told[0].startswith("release 2 is mirrored into the schema jixiao: 3 tables, 0 views, 10001 rows in ")
    assert told[1] == "nothing new: the schema jixiao holds release 2 (--force fills it once more)\n"
