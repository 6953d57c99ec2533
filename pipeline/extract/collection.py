"""Python's garbage collector, kept still while a document is read.

Reading makes thousands of small things without circles; looking through them again and again costs a sixth of the time.
Hands on a context for `formats.read`; the process's own bound on memory holds all the same.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """Keep the garbage collector from running inside the block, and let it run again as it did before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
