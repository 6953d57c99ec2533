"""Dagster's own cost: a job of ten assets that do nothing, in one process, on a persistent instance.

Whatever runs under Dagster pays this; a load that finds nothing new must cost less.
Run as `python -m benchmarks.dagster_start RUNS_FOLDER`; the second and later runs in a folder are the ones to measure.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import dagster as dg

ROOT = Path(__file__).parent.parent


def idle_asset(number: int) -> dg.AssetsDefinition:
    """Return an asset that does nothing."""

    @dg.asset(name=f"idle_{number}")
    def idle() -> None:
        """Do nothing."""

    return idle


def main(runs: str) -> None:
    """Run the ten assets once, with the project's own `dagster.yaml`."""
    os.environ["JIXIAO_RUNS"] = runs
    assets = [idle_asset(number) for number in range(10)]
    job = dg.define_asset_job("idle", executor_def=dg.in_process_executor)
    defs = dg.Definitions(assets=assets, jobs=[job])
    with dg.DagsterInstance.from_config(str(ROOT)) as instance:
        defs.resolve_job_def("idle").execute_in_process(
            instance=instance, run_config={"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        )


if __name__ == "__main__":
    main(sys.argv[1])
