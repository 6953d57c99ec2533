"""The inbox sensor asks for a load when the listing of the inbox changes, and only then."""

from __future__ import annotations

from pathlib import Path

import dagster as dg

from assets.jobs import inbox_changed
from assets.resources import Inbox
from tests.assets.conftest import write_document


def evaluate(inbox: Path | None, cursor: str | None = None) -> dg.SensorResult | dg.SkipReason:
    context = dg.build_sensor_context(cursor=cursor)
    result = inbox_changed(context, inbox=Inbox(folder=str(inbox) if inbox else None))
    assert isinstance(result, dg.SensorResult | dg.SkipReason)
    return result


def test_a_new_document_asks_for_a_load(tmp_path: Path):
    write_document(tmp_path, 2024)
    first = evaluate(tmp_path)
    assert isinstance(first, dg.SensorResult)
    assert isinstance(evaluate(tmp_path, first.cursor), dg.SkipReason)
    write_document(tmp_path, 2025)
    assert isinstance(evaluate(tmp_path, first.cursor), dg.SensorResult)


def test_an_inbox_that_is_again_as_it_was_before_is_loaded_again(tmp_path: Path):
    def keys(result: dg.SensorResult | dg.SkipReason) -> set[str | None]:
        assert isinstance(result, dg.SensorResult)
        return {request.run_key for request in result.run_requests or ()} - {None}

    inbox = write_document(tmp_path, 2024).parents[2]
    asked = keys(first := evaluate(tmp_path))
    inbox.rename(tmp_path / "991026 白石县")
    second = evaluate(tmp_path, first.cursor)
    (tmp_path / "991026 白石县").rename(inbox)
    assert keys(evaluate(tmp_path, second.cursor)) & asked == set(), "Dagster starts only one run for each key, ever"


def test_a_link_to_nothing_does_not_stop_the_sensor(tmp_path: Path):
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    assert isinstance(evaluate(tmp_path), dg.SensorResult)


def test_no_inbox_or_a_missing_one_is_told_and_is_no_error(tmp_path: Path):
    assert "JIXIAO_INBOX" in str(evaluate(None))
    assert "not a folder" in str(evaluate(tmp_path / "gone"))
