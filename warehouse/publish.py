"""From a candidate file to the release that readers see: lock, clean up, write, rename, repoint, delete the oldest.

Between `publishing` and `publish` the caller builds the candidate and decides whether it is good enough.
A writer may die at any moment: readers keep the release they have, and the next publisher removes what was left.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from warehouse import home as layout
from warehouse.build import ReleaseInfo
from warehouse.errors import ReleaseError
from warehouse.pointer import current_path, make_pointer, put_pointer, sync
from warehouse.publish_lock import WAIT_SECONDS, publish_lock
from warehouse.release import Release, read_release
from warehouse.release_inputs import ReleaseInput
from warehouse.retention import KEEP, keep_last, sweep


@dataclass(slots=True)
class Publishing:
    """One turn at publishing: the number of the next release, where to write it, and the release before it."""

    home: Path
    number: int
    candidate: Path
    previous: Path | None
    keep: int = KEEP
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def info(self, code_version: str, inputs_digest: str, inputs: tuple[ReleaseInput, ...] = ()) -> ReleaseInfo:
        """Return what the candidate must say about itself."""
        return ReleaseInfo(self.number, self.created_at, code_version, inputs_digest, inputs)

    def publish(self) -> Release:
        """Make the closed candidate the current release, and delete releases beyond the kept ones.

        Raises:
            ReleaseError: the candidate is missing, still has a write-ahead log, or says another number of itself.
        """
        release = self._finished()
        final = self.candidate.with_name(layout.release_name(self.number, self.created_at))
        sync(self.candidate)
        new = make_pointer(self.home, final)
        self.candidate.rename(final)
        sync(final.parent)
        put_pointer(self.home, new)
        keep_last(self.home, self.keep)
        return replace(release, path=final, is_current=True)

    def _finished(self) -> Release:
        """Return what the candidate says of itself; refuse one that was not closed, or was built for another turn."""
        if self.candidate.with_name(f"{self.candidate.name}.wal").exists():
            raise ReleaseError(f"{self.candidate} is still open for writing: close it before publishing")
        if not self.candidate.exists():
            raise ReleaseError(f"{self.candidate} was not written: build it before publishing")
        release = read_release(self.candidate)
        if release.number != self.number:
            told = f"it is release {release.number}, not {self.number}"
            raise ReleaseError(f"the candidate says {told}: build it again")
        return release


@contextmanager
def publishing(home: Path, keep: int = KEEP, wait_seconds: float = WAIT_SECONDS) -> Iterator[Publishing]:
    """Hold the publish lock for one turn: sweep, hand out number and candidate, and delete the candidate if unused.

    Args:
        home: the folder of the releases; made where it does not exist.
        keep: how many releases stay.
        wait_seconds: how long to wait for another publisher.

    Raises:
        PublishBusyError: another process is publishing.
    """
    with publish_lock(home, wait_seconds):
        folder = layout.releases_folder(home)
        folder.mkdir(parents=True, exist_ok=True)
        sweep(home)
        number = layout.newest_number(home) + 1
        previous = current_path(home) if layout.pointer(home).is_symlink() else None
        try:
            yield Publishing(home, number, folder / layout.candidate_name(), previous, keep)
        finally:
            sweep(home)
