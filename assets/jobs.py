"""The nightly job, its schedule, and the sensor that watches the inbox.

The job runs in one process: a step takes hundredths of a second there, and seconds in a separate process.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import dagster as dg

from assets.resources import Inbox
from pipeline.collect.inbox import InboxError, files

NIGHTLY = dg.define_asset_job(
    "nightly_load",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Read what arrived, build the warehouse, check it, publish it.",
)

SCHEDULE = dg.ScheduleDefinition(
    name="every_night",
    job=NIGHTLY,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Shanghai",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)


def listing_digest(inbox: Path) -> str:
    """Return a digest of the inbox's listing: it changes when a file comes, goes, changes, or is told another year."""
    told = [(f.key, f.context, f.warnings, *_size_and_time(f.origin)) for f in files(inbox)]
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _size_and_time(path: Path) -> tuple[int, int]:
    """Return a file's size and time of change; (0, 0) for one that cannot be looked at, as a link to nothing."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


@dg.sensor(job=NIGHTLY, minimum_interval_seconds=300, default_status=dg.DefaultSensorStatus.RUNNING)
def inbox_changed(context: dg.SensorEvaluationContext, inbox: Inbox) -> dg.SensorResult | dg.SkipReason:
    """Ask for a load when the inbox's listing differs from the one of the last load."""
    if not inbox.folder:
        return dg.SkipReason("no inbox is named: set JIXIAO_INBOX")
    try:
        digest = listing_digest(Path(inbox.folder))
    except InboxError as error:
        return dg.SkipReason(str(error))
    if digest == context.cursor:
        return dg.SkipReason("the inbox has not changed")
    return dg.SensorResult(run_requests=[dg.RunRequest()], cursor=digest)  # a key would stop what was there once before
