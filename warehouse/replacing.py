"""A file that is written anew: nobody reads half of it, and a crash or power cut leaves the old one or the new one.

What stands in it is up to the caller. Two writers at once do not touch each other's files; who comes last stays.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from warehouse.pointer import sync


def replace_file(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file beside its place and put it there; its rights stay, and so does a link to it.

    What is no file, such as /dev/stdout, is written to as it is.

    Args:
        path: the file; its folder exists.
        write: writes the file that it is given.

    Raises:
        OSError: it cannot be written; what was there stays.
    """
    if path.exists() and not path.is_file():
        write(path)
        return
    path = path.resolve()
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    try:
        write(part)
        if path.exists():
            shutil.copymode(path, part)
        sync(part)
        os.replace(part, path)
    except BaseException as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == str(part):
            raise OSError(error.errno, error.strerror, str(path)) from error  # of the file that was asked for
        raise
    sync(path.parent)


def write_texts(texts: Mapping[str, str], folder: Path) -> list[Path]:
    """Write texts by file name into a folder that exists, in UTF-8 with LF on every machine, and return their paths.

    Raises:
        OSError: one cannot be written.
    """
    places = {folder / name: text.encode() for name, text in texts.items()}
    for place, content in places.items():
        replace_file(place, partial(Path.write_bytes, data=content))
    return list(places)
