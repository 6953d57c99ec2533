"""Reader processes that ask one question for ever, and say how often the answer was whole, mixed or none.

What a whole answer is, each test says by the pairs that may stand together.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path

from warehouse.reader import Reader

SPAWN = multiprocessing.get_context("spawn")
PAUSE_SECONDS = 0.05
"""Between two questions, where a release is current for a moment only: several readers ask it several times."""
ASKED = (
    "SELECT (SELECT release_number FROM release), (SELECT documents FROM release), (SELECT rows_loaded FROM release), "
    "(SELECT count(*) FROM dim_document), (SELECT count(*) FROM fact_indicator_target), "
    "(SELECT count(*) FROM fact_indicator_target AS t JOIN fact_project_budget AS b ON b.row_id = t.project_row_id)"
)
"""One release's own numbers beside what its tables hold."""


def is_whole(answer: tuple[int, ...]) -> bool:
    """Whether an answer comes from one whole release."""
    _, documents, rows, held_documents, held_rows, joined_rows = answer
    return documents == held_documents and rows == held_rows == joined_rows


def watch(home: Path, started: Event, stop: Event, report: Path, pause_seconds: float) -> None:
    """Ask until told to stop; write the counts. `started` is set when the first question may be asked."""
    whole, mixed, failed, seen = 0, 0, [], []
    with Reader(home) as reader:
        started.set()
        while not stop.wait(pause_seconds):
            try:
                answer = reader.query(ASKED)[1][0]
            except Exception as error:  # noqa: BLE001 - every failure counts here
                failed.append(repr(error))
                continue
            whole, mixed = whole + is_whole(answer), mixed + (not is_whole(answer))
            seen.append(answer[0])
    told = {
        "whole": whole,
        "mixed": mixed,
        "failed": failed[:3],
        "releases": len(set(seen)),
        "ordered": seen == sorted(seen),
    }
    report.write_text(json.dumps(told), encoding="utf-8")


@contextmanager
def watching(
    home: Path, folder: Path, readers: int, pause_seconds: float = PAUSE_SECONDS
) -> Iterator[list[dict[str, object]]]:
    """Let reader processes watch a home; when the block ends, the list holds what each of them saw.

    The block begins when all of them are ready, however long a process takes to start.

    Readers that hardly pause starve the writer that they watch: where a release stays for seconds, they may rest.
    """
    stop, found = SPAWN.Event(), []
    reports = [folder / f"reader {number}.json" for number in range(readers)]
    started = [SPAWN.Event() for _ in reports]
    told = zip(started, reports, strict=True)
    processes = [SPAWN.Process(target=watch, args=(home, one, stop, report, pause_seconds)) for one, report in told]
    for process in processes:
        process.start()
    try:
        assert all(one.wait(60) for one in started)
        yield found
    finally:
        stop.set()
        for process in processes:
            process.join(60)
        found += [json.loads(report.read_text(encoding="utf-8")) for report in reports if report.exists()]
