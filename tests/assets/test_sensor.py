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


def test_a_link_to_nothing_does_not_stop_the_sensor(tmp_path: Path):
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    assert isinstance(evaluate(tmp_path), dg.SensorResult)


def test_no_inbox_or_a_missing_one_is_told_and_is_no_error(tmp_path: Path):
    assert "JIXIAO_INBOX" in str(evaluate(None))
    assert "not a folder" in str(evaluate(tmp_path / "gone"))
