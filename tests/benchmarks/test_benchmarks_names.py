"""The benchmark of many names: what one measurement prints, a night on top of it, and a peer that is absent or slow."""

from __future__ import annotations

import sys

from benchmarks import name_steps, names


def test_a_night_goes_on_from_the_queue_that_the_measurement_before_kept(tmp_path):
    first = names.one(sys.executable, "ours", 400, str(tmp_path))
    assert set(first["cpu"]) == {"names as read", "keys", "queue"}
    assert 0 < first["keys"] <= 400
    grown = names.one(sys.executable, "grow", 400, str(tmp_path))
    assert set(grown["cpu"]) == {"keys", "load", "queue", "save"}
    assert first["keys"] < grown["keys"] <= 400 + name_steps.NEW
    assert "| 400 |" in "\n".join(names.report({"ours": {400: first}, "grow": {400: grown}, "splink": {400: None}}))


def test_a_peer_that_does_not_end_in_time_is_told_so():
    assert names.one(sys.executable, "splink", 400, seconds=0.01) is None
    told = list(names.report({"ours": {}, "grow": {}, "splink": {400: None}}))
    assert told[-1] == "| 400 | not installed, or not ended in time | | | |"
