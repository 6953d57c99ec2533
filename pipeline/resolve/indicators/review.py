"""The queue of indicators for a person: names that no rule joined and that may still be one, under the ids of today.

How they are found and ranked stands in `candidates/`; here names become ids. Only the likeliest are handed on: nobody
looks at more.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.records import ReviewCandidate
from pipeline.resolve.candidates import kept_queue, queue
from pipeline.resolve.indicators import Indicators

MOST = 20_000
"""Candidates that a release holds; a person who looks at a hundred a day needs most of a year for them."""


def indicator_candidates(found: Indicators, kept: Path | None) -> tuple[ReviewCandidate, ...]:
    """Return the pairs of indicators that may be one, the likeliest first.

    Args:
        found: the indicators of this load; pairs that a person keeps apart are left out.
        kept: where the queue of the load before is kept and this one will be; None makes it anew and keeps nothing.
    """
    made = kept_queue(kept, found.keys, found.apart) if kept is not None else queue(found.keys, found.apart)
    names = {one.indicator_id: one.name for one in found.entities}
    return tuple(
        ReviewCandidate(
            kind="indicator",
            rank=rank,
            left_id=found.keys[one.left],
            right_id=found.keys[one.right],
            left_name=_name(one.left, found.keys, names),
            right_name=_name(one.right, found.keys, names),
            rule=one.rule,
            score=one.score,
            guards_failed=", ".join(one.guards_failed),
            evidence=one.evidence,
        )
        for rank, one in enumerate(made.candidates(MOST), 1)
    )


def _name(key: str, ids: Mapping[str, int], names: Mapping[int, str]) -> str:
    return names[ids[key]]
