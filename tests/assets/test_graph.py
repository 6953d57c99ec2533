"""The graph as it stands: a change of assets, dependencies, checks, schedule or sensor shows here."""

from __future__ import annotations

import json
from pathlib import Path

import dagster as dg

from assets.definitions import definitions
from warehouse import schema

GRAPH = Path(__file__).parent / "graph.json"


def graph_of(defs: dg.Definitions) -> dict[str, object]:
    graph = defs.resolve_asset_graph()
    nodes = sorted(graph.get_all_asset_keys())
    return {
        "assets": {k.to_user_string(): sorted(p.to_user_string() for p in graph.get(k).parent_keys) for k in nodes},
        "checks": sorted(f"{k.asset_key.to_user_string()}: {k.name}" for k in graph.asset_check_keys),
        "schedules": sorted(f"{s.name}: {s.cron_schedule}" for s in defs.schedules or []),
        "sensors": sorted(s.name for s in defs.sensors or []),
    }


def test_the_graph_is_the_one_that_was_agreed_on():
    """Refresh tests/assets/graph.json by hand after a change that is meant."""
    assert graph_of(definitions()) == json.loads(GRAPH.read_text(encoding="utf-8"))


def test_every_table_is_an_asset_of_the_same_name():
    assets = {key.to_user_string() for key in definitions().resolve_all_asset_keys()}
    assert {table.name for table in schema.tables()} <= assets
    assert {name for name in schema.views() if name.isascii()} <= assets


def test_every_check_blocks_but_the_one_that_only_compares_counts():
    specs = [spec for checks in definitions().asset_checks or [] for spec in checks.check_specs]
    assert {spec.name for spec in specs if not spec.blocking} == {"expected_counts"}


def test_a_release_waits_for_every_check():
    graph = definitions().resolve_asset_graph()
    upstream = graph.get(dg.AssetKey("published")).parent_keys
    assert {key.asset_key for key in graph.asset_check_keys} <= set(upstream)


def test_whatever_is_started_runs_in_one_process_from_the_web_page_too():
    repository = definitions().get_repository_def()
    executors = {job.name: job.executor_def.name for job in repository.get_all_jobs()}
    assert executors == {"nightly_load": "in_process", "__ASSET_JOB": "in_process"}
