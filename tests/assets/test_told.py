"""Whatever goes wrong is told in one line that says what is wrong."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from assets.cli.main import told
from assets.run import HomeError, open_instance
from warehouse.errors import QueryError


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (QueryError("give one query"), "give one query"),
        (KeyboardInterrupt(), "stopped"),
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (OSError(errno.ENOENT, "No such file or directory", "a.csv"), "No such file or directory: a.csv"),
        (RuntimeError("a\n[SQL: b]\n c"), "RuntimeError: a [SQL: b] c (JIXIAO_DEBUG=1 shows where)"),
    ],
)
def test_an_error_is_one_line(error: BaseException, line: str):
    assert told(error) == line


def test_a_home_under_whose_path_no_history_can_be_kept_is_refused_before_anything_is_made(tmp_path: Path):
    """SQLite's address ends at the question mark: the history would stand in another folder."""
    with pytest.raises(HomeError, match="name a home without one"):
        open_instance(tmp_path / "what?" / "home")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_load_into_a_home_that_cannot_be_written_says_so(tmp_path: Path):
    runs = tmp_path / "dagster"
    runs.mkdir(mode=0o500)
    with pytest.raises(PermissionError, match="Permission denied"):
        open_instance(tmp_path)
