"""What the assets work with: the home folder, the inbox and the pool of reader processes.

The home holds the load lock for the whole run, so that two loads never work on one home at the same time.
How these resources are used is up to the assets.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import dagster as dg
from filelock import FileLock, Timeout
from pydantic import PrivateAttr

from pipeline.collect.archive import Archive
from pipeline.collect.collect import cache_of
from pipeline.collect.pool import LocalPool
from pipeline.normalize.typed import type_document
from pipeline.records import TypedDocument
from pipeline.resolve.decisions import decisions_digest, read_decisions
from pipeline.resolve.entities import Known
from pipeline.stage import Stage
from warehouse.publish import Publishing, publishing
from warehouse.register import next_release, register_of

DEFAULT_HOME = "data"


class LoadBusyError(Exception):
    """Another load works on the same home."""


def home_folder() -> Path:
    """Return the home that the environment names (JIXIAO_HOME), else ./data; always absolute."""
    return Path(os.environ.get("JIXIAO_HOME") or DEFAULT_HOME).resolve()


def steward_folder() -> Path:
    """Return the folder of decisions that JIXIAO_STEWARD names, else `steward` beside dagster.yaml."""
    return Path(os.environ.get("JIXIAO_STEWARD") or Path(__file__).parent.parent / "steward").resolve()


def load_lock(home: Path, wait_seconds: float) -> FileLock:
    """Return the lock that a load holds on its home; entering it waits so long and then raises filelock.Timeout."""
    path = home / "locks" / "load.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(path, timeout=wait_seconds)


class Home(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folder that holds everything that the program writes; `wait_seconds` for another load to end.

    `steward` is the folder of the steward's decisions; None: nothing is decided.
    """

    folder: str
    steward: str | None = None
    wait_seconds: float = 60.0
    _stack: ExitStack = PrivateAttr(default_factory=ExitStack)
    _turn: Publishing | None = PrivateAttr(default=None)
    _decided: str | None = PrivateAttr(default=None)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Home]:  # noqa: ARG002 - Dagster's signature
        """Hold the load lock while a run works on the home.

        Raises:
            LoadBusyError: another load holds it.
        """
        try:
            with load_lock(self.path, self.wait_seconds), ExitStack() as self._stack:
                self._turn = self._decided = None
                yield self
        except Timeout as error:
            raise LoadBusyError(f"another load is working on {self.path}: wait until it has ended") from error

    @property
    def path(self) -> Path:
        """The home as a path."""
        return Path(self.folder)

    @property
    def stage(self) -> Stage:
        """The staging folder."""
        return Stage(self.path)

    @property
    def entities(self) -> Path:
        """The folder of the resolved entities."""
        return self.path / "entities"

    @property
    def decisions_folder(self) -> Path | None:
        """The folder of the steward's decisions."""
        return Path(self.steward) if self.steward else None

    def known(self) -> Known:
        """Return what a load knows before it looks at a document.

        Raises:
            StewardError: a decision is faulty or contradicts another one.
        """
        self._decided = decisions_digest(self.decisions_folder)  # before they are read: what changes now is for later
        decisions = read_decisions(self.decisions_folder)
        return Known(register_of(self.path), decisions, next_release(self.path), self.path / "candidates")

    @property
    def decided(self) -> str:
        """The digest of the decisions that this run knows, whatever the steward has written since.

        Raises:
            StewardError: nothing was asked for yet, and a file of decisions cannot be opened.
        """
        return decisions_digest(self.decisions_folder) if self._decided is None else self._decided

    @property
    def turn(self) -> Publishing:
        """This run's turn at publishing; it begins when it is first asked for and ends with the run."""
        if self._turn is None:
            self._turn = self._stack.enter_context(publishing(self.path))
        return self._turn


class Inbox(dg.ConfigurableResource):  # type: ignore[type-arg]
    """The folder that published documents arrive in; None: nothing arrives, and only the home is looked at."""

    folder: str | None = None


class Pool(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Reader processes on this machine: how many, and a document's time (s) and a process's memory (MiB)."""

    workers: int = os.cpu_count() or 2
    seconds: float = 300.0
    mebibytes: int = 4096

    def pool(self) -> LocalPool:
        """Return the pool."""
        return LocalPool(self.workers, self.seconds, self.mebibytes)


class Progress:
    """Is told how far reading has come; the command line draws it, the service does not."""

    def __init__(self, tell: Callable[[int, int], None] = lambda _done, _of: None) -> None:
        self.tell = tell


def typed_by(home: Home) -> Callable[[str], TypedDocument]:
    """Return the function that gives the typed rows of an archived document of the home."""
    catalog, cache = Archive(home.path).catalog(), cache_of(home.path)

    def typed(document_id: str) -> TypedDocument:
        document = catalog.documents[document_id]
        return type_document(cache.get(document_id), document_id, document.name, document.size, document.context)

    return typed
