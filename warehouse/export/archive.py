"""The file under a workbook: on a full disk it fails once, so that one error is told and no more.

The writer of workbooks leaves its archive open when a write fails, and the archive tries once more when it is
forgotten; by then nobody listens. What stands in the file is not known here.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any


class Archive(io.BufferedWriter):
    """A file to write a workbook into; after a failure, or closed, it takes everything and keeps nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path, "w"))
        self._is_over = False

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - whatever bytes are
        """Write bytes."""
        return len(data) if self._is_over else self._tried(super().write, data)

    def seek(self, target: int, whence: int = 0, /) -> int:
        """Go to a place, after writing what is waiting."""
        return 0 if self._is_over else self._tried(super().seek, target, whence)

    def tell(self) -> int:
        """Return the place; the beginning where it is over."""
        return 0 if self._is_over else super().tell()

    def flush(self) -> None:
        """Write what is waiting."""
        if not self._is_over:
            self._tried(super().flush)

    def close(self) -> None:
        """Close the file; what comes later goes nowhere."""
        try:
            super().close()
        finally:
            self._is_over = True

    def _tried(self, step: Any, *values: Any) -> Any:  # noqa: ANN401 - a step of any kind
        try:
            return step(*values)
        except OSError:
            self._is_over = True
            raise
