"""What a steward's line names: a region by its code or its name; and lines that name nothing loaded.

What a line decides is told in the modules that ask. A line that names nothing decides nothing, and is handed back.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from pipeline.normalize.regions import region_by_code
from pipeline.resolve.decisions import Line
from pipeline.text import fold

_CODE_LENGTH = 9


@dataclass(frozen=True, slots=True, order=True)
class Unmatched:
    """A line that decides nothing now, and why; it may when other documents are loaded."""

    line: Line
    problem: str

    def __str__(self) -> str:
        return f"{self.line}: {self.problem}"


def is_region(code: str | None, name: str | None, written: str | None) -> bool:
    """Whether a division is the one that a line names: by its code (6 or 9 digits) or its name; no name fits all."""
    if written is None:
        return True
    if written.isdigit():
        return code == written.ljust(_CODE_LENGTH, "0")
    return fold(written) in {fold(name or ""), _listed_name(code or "")}


@functools.lru_cache(maxsize=4096)
def _listed_name(code: str) -> str:
    """Return the folded name under which the list of divisions holds a code, or '' when it does not."""
    listed = region_by_code(code) if code else None
    return fold(listed.name) if listed else ""
