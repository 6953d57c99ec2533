"""One run of the nightly job in this process, on the persistent instance that `dagster.yaml` describes.

A run whose process was killed stays marked as started; the next load closes it.
The command line decides how the outcome is shown.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg
from filelock import Timeout

from assets.definitions import definitions
from assets.resources import Home, Inbox, Progress, load_lock
from warehouse.errors import NoReleaseError, WarehouseError
from warehouse.pointer import current_path

ROOT = Path(__file__).parent.parent
_PROCESS_TAG = "jixiao/process"
_OURS = re.compile(r"(?:pipeline|warehouse|assets)(?:\.\w+)+: ")
"""How Dagster begins the message of an error of ours: with its class."""
_STARTING_SECONDS = 300
"""A run that has stood as it is for longer and does not hold the load lock is dead."""
_UNFINISHED = [dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.NOT_STARTED]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a load ended: the one line to tell when it failed, and whether there was nothing to publish."""

    failure: str | None
    is_unchanged: bool


class HomeError(WarehouseError):
    """A folder that cannot be a home."""


def open_instance(home: Path) -> dg.DagsterInstance:
    """Return the instance of all runs on this home, as the root's `dagster.yaml` describes it.

    Raises:
        OSError: the home cannot be written.
        HomeError: the history cannot be kept under its path.
    """
    runs = home / "dagster"
    if "?" in str(runs):  # what stands behind it is taken for options by Dagster, and for no part of the name by DuckDB
        raise HomeError(f"{home} has a question mark in its path: name a home without one")
    runs.mkdir(parents=True, exist_ok=True)
    tempfile.TemporaryFile(dir=runs).close()  # SQLite tells in many lines, without a name, that it cannot be written
    os.environ["JIXIAO_RUNS"] = str(runs)
    return dg.DagsterInstance.from_config(str(ROOT))


def run_load(
    home: Path,
    inbox: Path | None,
    tell: Callable[[int, int], None],
    steward: Path | None = None,
    *,
    rebuild: bool = False,
    allow_emptied: bool = False,
) -> Outcome:
    """Run the nightly job on a home and an inbox, and return how it ended.

    Args:
        home: everything that the program writes.
        inbox: the published documents; None for a rebuild from the home alone.
        tell: is told how many documents of how many are read.
        steward: the folder of the steward's decisions; None: nothing is decided.
        rebuild: read all documents once more.
        allow_emptied: publish although a slice that had rows is empty now.
    """
    home = home.resolve()
    defs = definitions(
        home=Home(folder=str(home), steward=str(steward.resolve()) if steward else None),
        inbox=Inbox(folder=str(inbox.resolve()) if inbox else None),
        progress=Progress(tell),
    )
    with open_instance(home) as instance:
        close_dead_runs(instance, home)
        before = _published(home)
        result = defs.resolve_job_def("nightly_load").execute_in_process(
            run_config=_run_config(rebuild=rebuild, allow_emptied=allow_emptied),
            instance=instance,
            tags={_PROCESS_TAG: str(os.getpid())},
            raise_on_error=False,
        )
        reason = _failure(result)
        what = "nothing was published" if _published(home) == before else "the release was published, but then"
        return Outcome(reason and f"{what}: {reason}", result.success and _is_unchanged(result))


def _published(home: Path) -> Path | None:
    """Return the release that readers see; None before the first."""
    try:
        return current_path(home)
    except NoReleaseError:
        return None


def _run_config(*, rebuild: bool, allow_emptied: bool) -> dict[str, Any]:
    return {
        "ops": {
            "documents": {"config": {"rebuild": rebuild}},
            "tables": {"config": {"rebuild": rebuild}},
            "fact_project_budget_emptied_slices": {"config": {"allow": allow_emptied}},
        },
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }


def close_dead_runs(instance: dg.DagsterInstance, home: Path) -> None:
    """Report runs as failed whose process is gone: they would stay started for good and hold up the service.

    Whoever holds the home's load lock is the only one at work; so while nobody holds it, no started run is alive. A run
    that has only just started may be on its way to the lock, and is left alone, however long it was queued.
    """
    lock = load_lock(home, wait_seconds=0)
    try:
        with lock:
            for record in instance.get_run_records(dg.RunsFilter(statuses=_UNFINISHED)):
                if time.time() - record.update_timestamp.timestamp() > _STARTING_SECONDS or _is_own(record):
                    instance.report_run_failed(record.dagster_run, "the process of this load died")
    except Timeout:
        return


def _is_own(record: dg.RunRecord) -> bool:
    """Whether a command line began the run whose process is gone; its process number is never that of a service."""
    process = record.dagster_run.tags.get(_PROCESS_TAG)
    return process is not None and not _is_alive(int(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_unchanged(result: dg.ExecuteInProcessResult) -> bool:
    return not any(event.asset_key == dg.AssetKey("published") for event in result.get_asset_materialization_events())


def _failure(result: dg.ExecuteInProcessResult) -> str | None:
    """Return why a load failed as one line: the failed checks, else the error behind Dagster's; None after success."""
    if result.success:
        return None
    checks = [e for e in result.get_asset_check_evaluations() if not e.passed and e.blocking and _is_error(e)]
    if checks:
        return "; ".join(f"{c.check_name}: {c.description}" for c in checks)
    for event in result.all_events:
        if event.is_failure and event.event_specific_data is not None:
            error = getattr(event.event_specific_data, "error", None)
            while error is not None and error.cause is not None and not _OURS.match(error.message):
                error = error.cause
            if error is not None:
                return _told(error)
    return "see the run in Dagster"


def _is_error(check: dg.AssetCheckEvaluation) -> bool:
    """Whether a failed check stops the release; a warning is only told."""
    return check.severity == dg.AssetCheckSeverity.ERROR


def _told(error: Any) -> str:  # noqa: ANN401 - Dagster gives this type no public name
    """Return an error as one line; one of ours says all by itself, of another the class helps whoever mends it."""
    return _OURS.sub("", " ".join(error.message.split()))


logging.getLogger("dagster").setLevel(logging.CRITICAL)
