"""The sample county, made and loaded once for all test processes of a run; and the order in which tests begin.

The process that hands out the tests reads this file before it starts the others: what takes seconds to import is
imported by the fixtures themselves.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

if TYPE_CHECKING:
    from tests.promises.warehouses import InThisProcess

Shared = Callable[[str, Callable[[Path], object]], Path]
MEMORY = Path("/dev/shm")
ROOM = 4_000_000_000


def pytest_configure() -> None:
    """Let temporary folders lie in memory where there is room, for a build waits for the disk some forty times.

    No property fails for being slow, and all of them try the same examples each time, so that what fails is the change
    that is tested. `make properties` looks for new ones: as many for a property as `JIXIAO_EXAMPLES` says.
    """
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
    settings.register_profile("same", deadline=None, derandomize=True)
    settings.register_profile("new", deadline=None, max_examples=int(os.environ.get("JIXIAO_EXAMPLES", "100")))
    settings.load_profile("new" if "JIXIAO_EXAMPLES" in os.environ else "same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest tests begin first: begun last, one of them keeps a single process busy while the others wait."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Keep what imports and collection made out of garbage collection: it lives to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """A function that fills a folder once for all test processes; whoever asks for the same name gets the same one."""
    base = tmp_path_factory.getbasetemp()
    folder = base if worker_id == "master" else base.parent

    def made(name: str, make: Callable[[Path], object]) -> Path:
        wanted = folder / name
        with FileLock(f"{wanted}.lock"):
            if not wanted.exists():
                partial = Path(tempfile.mkdtemp(dir=folder))
                make(partial)
                partial.rename(wanted)
        return wanted

    return made


@pytest.fixture(scope="session", autouse=True)
def _shared_builds(shared_folder: Shared) -> None:
    """Let all builds in this process begin with a copy of the same empty release."""
    from tests.builds import share  # noqa: PLC0415

    share(shared_folder("builds", lambda _folder: None))


@pytest.fixture(scope="session")
def county_inbox(shared_folder: Shared) -> Path:
    """The inbox of the sample county; not to be changed."""
    from samples.make import make_inbox  # noqa: PLC0415

    return shared_folder("county", make_inbox)


@pytest.fixture(scope="session")
def reading_pool(shared_folder: Shared) -> InThisProcess:
    """A pool that reads each content once in a run."""
    from tests.promises.warehouses import InThisProcess  # noqa: PLC0415

    return InThisProcess(shared_folder("readings", lambda _folder: None))


@pytest.fixture(scope="session")
def county_home(shared_folder: Shared, county_inbox: Path, reading_pool: InThisProcess) -> Path:
    """A home with one load of the whole sample county; not to be changed: whoever changes a home copies it."""
    from tests.promises.warehouses import load  # noqa: PLC0415

    return shared_folder("county home", lambda home: load(home, county_inbox, reading_pool))
