"""Indicator names that no rule joined and that may still be the same, ranked for a person.

Weak rules, hints and similarity only propose and order pairs; guards say what speaks against a pair. Nothing here
joins names. Hands on a queue, which grows with new names to exactly what all names at once would give.
"""

from __future__ import annotations

from pipeline.resolve.candidates.growing import Candidate, Pair, Queue, extended, queue
from pipeline.resolve.candidates.store import kept_queue, load, save

__all__ = ["Candidate", "Pair", "Queue", "extended", "kept_queue", "load", "queue", "save"]
