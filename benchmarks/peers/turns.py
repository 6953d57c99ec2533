"""Taking turns: the same questions to several engines, so that a noisy minute hits all of them alike.

It hands on medians, and holds every answer against that of the first engine; how an engine answers is its worker's.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.peers.comparing import difference
from benchmarks.peers.engine import Question
from benchmarks.peers.process import Worker


class Turns:
    """Questions put to several engines by turns: what each took, None where it took too long."""

    def __init__(self, workers: Sequence[Worker]) -> None:
        self._workers = workers
        self._took: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
        self._slow: set[tuple[str, str]] = set()

    def warm(self, asked: Iterable[Question]) -> None:
        """Ask all once without counting.

        Raises:
            RuntimeError: an engine answers other than the first; says how.
        """
        for question in asked:
            said = {worker.engine: worker.ask(question) for worker in self._workers}
            self._slow |= {(question.name, engine) for engine, words in said.items() if "timeout" in words}
            answers = [(engine, words["rows"]) for engine, words in said.items() if "rows" in words]
            for engine, rows in answers[1:]:
                if words := difference(answers[0][1], rows):
                    raise RuntimeError(f"{question.name}: {answers[0][0]} and {engine} answer differently: {words}")

    def take(self, asked: Iterable[Question], number: int) -> None:
        """Ask all once, each engine in turn; another begins in each round."""
        first = number % len(self._workers)
        for question in asked:
            for worker in (*self._workers[first:], *self._workers[:first]):
                key = (question.name, worker.engine)
                if key not in self._slow:
                    said = worker.ask(question)
                    self._took[key].append(said.get("ms", float("inf")))

    def medians(self, name: str) -> dict[str, float | None]:
        """Return the median milliseconds of a question by engine."""
        keys = [(name, worker.engine) for worker in self._workers]
        taken = {engine: statistics.median(self._took[name, engine] or [float("inf")]) for _, engine in keys}
        return {engine: None if took == float("inf") else took for engine, took in taken.items()}
