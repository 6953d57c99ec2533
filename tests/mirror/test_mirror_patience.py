"""A swap that waits for sessions which only rest: what it says when even that does not succeed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from warehouse.errors import MirrorError
from warehouse.mirror import swap


def test_a_swap_that_is_cancelled_is_never_told_as_done(monkeypatch: pytest.MonkeyPatch) -> None:
    resting = swap.Holder(7, "ann", "psql", is_harmless=True)
    monkeypatch.setattr(swap, "_locks", lambda *_: ("at once", "queueing"))
    monkeypatch.setattr(swap, "_try_often", lambda *_: False)
    monkeypatch.setattr(swap, "_swap", lambda *_: False)
    monkeypatch.setattr(swap, "holders", lambda *_: [resting])
    server = SimpleNamespace(address=SimpleNamespace(place="bi"))
    with pytest.raises(MirrorError, match=r"session 7 \(ann, psql\)"):
        swap.swap(server, "jixiao", "jixiao__new", wait_seconds=0.05)  # type: ignore[arg-type]
