"""What a load knows before it looks at a document: the register of ids, the steward's decisions, its release's number.

Where they are kept is not known here. Hands on `Known`, which is empty for a first load without decisions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.resolve.decisions import Decisions
from pipeline.resolve.registry import Registry


@dataclass(frozen=True, slots=True)
class Known:
    """The register of the release before, the decisions, and the number of the release that is made.

    `queue` is the folder in which the queue of candidates is kept from load to load; None keeps none.
    """

    registry: Registry = field(default_factory=Registry.empty)
    decisions: Decisions = field(default_factory=Decisions)
    release: int = 1
    queue: Path | None = None
