"""What lies in an inbox: its files, and what their folders say about them.

A folder may tell region, year and department by its name (`511124 井研县/2024/307 县人社局`), or by a `jixiao.toml`
with defaults (`defaults.py`). The document's own words win over both; here they are only collected.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.collect.containers import Member, is_container, members
from pipeline.collect.defaults import DEFAULTS_FILE, InboxError, of_folder, with_defaults
from pipeline.records import Context

__all__ = ["InboxError", "InboxFile", "files"]


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file in the inbox, what its folders say, and which of their defaults could not be used.

    `path` may also be a folder, or whatever else cannot be opened: it is named like a document that cannot be read.
    A file in an archive has a path as if the archive were a folder; `archive` is the archive itself, and `member` says
    where in it the file is.
    """

    path: Path
    context: Context
    inbox: Path
    warnings: tuple[str, ...] = ()
    archive: Path | None = None
    member: Member | None = None

    @property
    def name(self) -> str:
        """The file's name as text, whatever encoding it was written in; that of an archive stands before it."""
        if self.archive is None:
            return readable(self.path.name)
        return readable(self.path.relative_to(self.archive.parent).as_posix())

    @property
    def origin(self) -> Path:
        """The file on the disk: the archive, where the file lies in one."""
        return self.archive or self.path

    @property
    def key(self) -> str:
        """The absolute path as text, the same for the same file."""
        return os.fsencode(self.path).decode("utf-8", "backslashreplace")

    @property
    def place(self) -> str:
        """The path inside the inbox as text."""
        return os.fsencode(self.path.relative_to(self.inbox)).decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of the inbox: what holds for its files, and the real paths of the folders that it lies in."""

    path: Path
    inbox: Path
    context: Context = field(default_factory=Context)
    warnings: tuple[str, ...] = ()
    above: frozenset[str] = frozenset()

    def file(self, path: Path) -> InboxFile:
        """Return something in this folder as a file of the inbox."""
        return InboxFile(path, self.context, self.inbox, self.warnings)

    def packed(self, archive: Path) -> Iterator[InboxFile]:
        """Yield the files in an archive of this folder; folders in it may tell region, year and department as well."""
        found = list(members(archive))
        told = [f"{archive.name}: its {DEFAULTS_FILE} is not read, unpack it" for m in found if _is_defaults(m)]
        for member in found:
            if _is_defaults(member):
                continue
            context = self.context
            for part in member.parts[:-1]:
                context = of_folder(part, context)
            path = archive.joinpath(*member.parts)
            yield InboxFile(path, context, self.inbox, (*self.warnings, *told[:1]), archive, member)


def files(inbox: Path) -> Iterator[InboxFile]:
    """Yield the inbox's files in order of their paths; hidden files, Office lock files and defaults are no documents.

    A link to a folder is followed, but never into a folder that it lies in itself.

    Raises:
        InboxError: the inbox is no folder, or it cannot be opened.
    """
    if not inbox.is_dir():
        raise InboxError(f"{inbox} is not a folder: give the folder that holds the published documents")
    root = inbox.resolve()
    try:
        os.scandir(root).close()
    except OSError as error:
        raise InboxError(
            f"{inbox} cannot be opened ({error.strerror}): give this program the right to read it"
        ) from error
    yield from _files(_Folder(root, root))


def readable(name: str) -> str:
    """Return a file name as text: UTF-8, else GB 18030 as older Chinese archives have it, else with escapes."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return os.fsencode(name).decode(encoding)
        except UnicodeDecodeError:
            continue
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _files(folder: _Folder) -> Iterator[InboxFile]:
    real = os.path.realpath(folder.path)
    if real in folder.above:
        return
    try:
        with os.scandir(folder.path) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
    except OSError:
        yield folder.file(folder.path)
        return
    folder = replace(_with_defaults(folder), above=folder.above | {real})
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name == DEFAULTS_FILE:
            continue
        if os.path.isdir(entry.path):  # noqa: PTH112 - an entry's own is_dir() fails on a link to itself
            yield from _files(_below(folder, entry.name))
        elif is_container(folder.path / entry.name):
            yield from folder.packed(folder.path / entry.name)
        else:
            yield folder.file(folder.path / entry.name)


def _is_defaults(member: Member) -> bool:
    return member.parts[-1:] == (DEFAULTS_FILE,)


def _below(folder: _Folder, name: str) -> _Folder:
    return replace(folder, path=folder.path / name, context=of_folder(readable(name), folder.context))


def _with_defaults(folder: _Folder) -> _Folder:
    """Return the folder with the defaults of its `jixiao.toml`; with a warning and without them when that is wrong."""
    path = folder.path / DEFAULTS_FILE
    try:
        return replace(folder, context=with_defaults(path, folder.context))
    except InboxError as error:
        place = readable(str(path.relative_to(folder.inbox)))
        return replace(folder, warnings=(*folder.warnings, f"{place}: {error}"))
