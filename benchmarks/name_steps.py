"""One measurement of names in a process of its own: what it took is the process's, and prints as one JSON object.

`python -m benchmarks.name_steps ours COUNT FOLDER` keys and queues made-up names and keeps the queue, `grow COUNT
FOLDER` adds a thousand to the kept one, `splink COUNT` lets splink find pairs. Only `splink` runs without the pipeline.
"""

from __future__ import annotations

import collections
import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.made_names import made_names
from benchmarks.matchers import is_here, plain, splink_linker
from benchmarks.peers.memory import peak_mebibytes

NEW = 1_000
"""Names of a night."""

Made = TypeVar("Made")


class Clock:
    """CPU seconds of this process by step, and the peak of its memory."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def took(self, step: str, make: Callable[[], Made]) -> Made:
        """Return what `make` makes, and remember what it took."""
        begin = time.process_time()
        made = make()
        self.seconds[step] = time.process_time() - begin
        return made

    def told(self, **others: Any) -> dict[str, Any]:  # noqa: ANN401 - figures of any kind
        """Return all figures."""
        total = sum(self.seconds.values())
        return {"cpu": self.seconds, "cpu_total": total, "mebibytes": peak_mebibytes(), **others}


def ours(count: int, folder: Path) -> dict[str, Any]:
    """Normalise, key and queue so many names, and keep the queue in a folder."""
    names = importlib.import_module("pipeline.normalize.names")
    candidates = importlib.import_module("pipeline.resolve.candidates")
    printed, clock = made_names(count), Clock()
    clock.took("names as read", lambda: collections.deque(map(names.indicator_name, printed), maxlen=0))
    keys = clock.took("keys", lambda: {names.indicator_key(name) for name in printed})
    queue = clock.took("queue", lambda: candidates.queue(keys))
    figures = clock.told(keys=len(keys), candidates=len(queue.pairs.left))
    candidates.save(queue, folder)
    return figures


def grow(count: int, folder: Path) -> dict[str, Any]:
    """Add a thousand names to the queue of so many that is kept in a folder."""
    names = importlib.import_module("pipeline.normalize.names")
    candidates = importlib.import_module("pipeline.resolve.candidates")
    printed, clock = made_names(count + NEW)[count:], Clock()
    keys = clock.took("keys", lambda: {names.indicator_key(name) for name in printed})
    old = clock.took("load", lambda: candidates.load(folder))
    queue = clock.took("queue", lambda: candidates.extended(old, keys))
    clock.took("save", lambda: candidates.save(queue, folder))
    return clock.told(keys=len(queue.names.keys), candidates=len(queue.pairs.left))


def splink(count: int) -> dict[str, Any]:
    """Train splink on so many names and let it find the pairs that begin or end alike."""
    names, clock = sorted({plain(name) for name in made_names(count)}), Clock()
    block_on = importlib.import_module("splink").block_on
    rules = [block_on("head", "tail"), block_on("substr(name, 1, 5)"), block_on("right(name, 6)")]
    linker = clock.took("train", lambda: splink_linker(names, rules))
    found = clock.took("predict", lambda: linker.inference.predict(threshold_match_probability=0.5))
    return clock.told(keys=len(names), candidates=len(found.as_pandas_dataframe()))


def main(tool: str, count: int, folder: Path | None) -> None:
    """Print the figures of one measurement; nothing where the peer is absent."""
    if tool == "splink":
        if is_here("splink"):
            print(json.dumps(splink(count)))
    elif folder is not None:
        print(json.dumps({"ours": ours, "grow": grow}[tool](count, folder)))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
