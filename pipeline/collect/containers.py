"""Zip archives in an inbox: which documents lie in them, and their bytes, within bounds.

An archive counts as a folder of its name, so each member is a document of its own; archives in archives are opened too.
Office files are zip archives as well and are left as they are. Hands on members, or what is wrong with an archive.
"""

from __future__ import annotations

import functools
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MOST_MEMBERS = 5000
_MOST_BYTES = 2 * 1024**3
_LARGEST_INNER = 200 * 1024**2
_BOMB_BYTES, _BOMB_RATIO = 100 * 1024**2, 200
"""Documents hardly shrink, text to a tenth; more than this ratio in more than these bytes is an attack."""
_MOST_DEPTH = 3
_LONGEST_NAME = 200
_CHUNK = 1 << 20
_OFFICE_PARTS = ("[content_types].xml", "mimetype", "ofd.xml", "meta-inf/manifest.xml")
"""Parts that make a zip the file of a program rather than an archive of documents."""
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f:*?\"<>|]")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    LookupError,
)
"""What the zip library raises on damaged, encrypted or foreign archives."""

Way = tuple[int, ...]
"""Where a member is: its number in the archive, for a member of an archive in it the number in that one, and so on."""


class BrokenArchiveError(Exception):
    """An archive or a member cannot be unpacked; the message is one line for the operator."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its folders and name, and the way to it; `problem`: why it cannot be unpacked."""

    parts: tuple[str, ...]
    way: Way
    problem: str | None = None


@dataclass(slots=True)
class _Budget:
    """What may still be unpacked of an archive and all archives in it."""

    members: int
    size: int

    def spend(self, archive: zipfile.ZipFile) -> None:
        """Count an archive's members.

        Raises:
            BrokenArchiveError: there are more, or they unpack to more, than any published archive.
        """
        listed = archive.infolist()
        size, packed = sum(i.file_size for i in listed), sum(i.compress_size for i in listed) or 1
        self.members -= len(listed)
        self.size -= size
        if self.members < 0 or self.size < 0 or (size > _BOMB_BYTES and size > packed * _BOMB_RATIO):
            raise BrokenArchiveError(
                f"an archive of {len(listed)} files, {size // 1024**2} MiB: too large or an attack, unpack what is "
                "wanted of it into the inbox"
            )


def is_container(path: Path) -> bool:
    """Whether the file goes by the name of a zip archive and is not an Office file under a wrong name."""
    if path.suffix.casefold() != ".zip" or not path.is_file():
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return not _is_office(archive)
    except _BROKEN:
        return True


def members(path: Path) -> Iterator[Member]:
    """Yield the files in an archive and in the archives in it, in their order; hidden files are none.

    An archive that cannot be opened is one member with a problem and without parts of its own.
    """
    yield from _members(path, _Budget(_MOST_MEMBERS, _MOST_BYTES), (), ())


def chunks(path: Path, way: Way) -> Iterator[bytes]:
    """Yield the bytes of a member.

    Raises:
        BrokenArchiveError: it is damaged, encrypted or packed in an unknown way.
    """
    try:
        with _opened(path, way[:-1]) as archive, archive.open(archive.infolist()[way[-1]]) as member:
            while chunk := member.read(_CHUNK):
                yield chunk
    except _BROKEN as error:
        raise BrokenArchiveError(_damaged(error)) from error


def _members(path: Path, budget: _Budget, way: Way, above: tuple[str, ...]) -> Iterator[Member]:
    try:
        with _opened(path, way) as archive:
            if way and _is_office(archive):
                yield Member(above, way)
                return
            budget.spend(archive)
            listed = archive.infolist()
    except BrokenArchiveError as error:
        yield Member(above, way, str(error))
        return
    except _BROKEN as error:
        yield Member(above, way, _damaged(error))
        return
    files = [(number, info) for number, info in enumerate(listed) if _is_document(info)]
    if not files:
        yield Member(above, way, "an archive without files: fetch it again from the publisher")
    taken: set[tuple[str, ...]] = set()
    for number, info in files:
        parts = _distinct((*above, *_parts(info)), taken)
        yield from _member(path, budget, (*way, number), parts, info)


def _member(path: Path, budget: _Budget, way: Way, parts: tuple[str, ...], info: zipfile.ZipInfo) -> Iterator[Member]:
    """Yield a file of an archive, or the files in it where it is an archive itself."""
    if info.flag_bits & 0x1:
        yield Member(parts, way, "protected by a password: unpack it, or ask the publisher for an open file")
    elif not parts[-1].casefold().endswith(".zip"):
        yield Member(parts, way)
    elif len(way) >= _MOST_DEPTH or info.file_size > _LARGEST_INNER:
        yield Member(parts, way, "an archive too deep or too large inside another one: unpack it into the inbox")
    else:
        yield from _members(path, budget, way, parts)


def _opened(path: Path, way: Way) -> zipfile.ZipFile:
    """Open the archive, or the archive that lies in it on this way."""
    if not way:
        return zipfile.ZipFile(path)
    return zipfile.ZipFile(io.BytesIO(_inner(path, path.stat().st_mtime_ns, way)))


@functools.lru_cache(maxsize=1)
def _inner(path: Path, _changed: int, way: Way) -> bytes:
    """Return the bytes of an archive in an archive; kept, because its members are asked for one after another."""
    with _opened(path, way[:-1]) as archive:
        return archive.read(archive.infolist()[way[-1]])


def _is_office(archive: zipfile.ZipFile) -> bool:
    return any(name.casefold() in _OFFICE_PARTS for name in archive.namelist())


def _is_document(info: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file that somebody published, and not a folder or what a system left beside it."""
    parts = _parts(info)
    return not info.is_dir() and not any(part.startswith((".", "~$", "__MACOSX")) for part in parts)


def _parts(info: zipfile.ZipInfo) -> tuple[str, ...]:
    """Return the folders and the name of a member, harmless as a path: nothing leads up or out."""
    names = _name(info).replace("\\", "/").split("/")
    clean = (_UNPRINTABLE.sub("_", name).strip()[:_LONGEST_NAME] for name in names)
    return tuple(name for name in clean if name not in ("", ".", "..")) or ("unnamed",)


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member; those not marked as UTF-8 are UTF-8 or, from Chinese systems, GB 18030."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _distinct(parts: tuple[str, ...], taken: set[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the parts, with a number before the name where another member has the same."""
    number, found = 1, parts
    while found in taken:
        number += 1
        found = (*parts[:-1], f"{number} {parts[-1]}")
    taken.add(found)
    return found


def _damaged(error: Exception) -> str:
    if "password" in str(error):
        return "protected by a password: unpack it, or ask the publisher for an open file"
    reason = " ".join(str(error).split()) or type(error).__name__
    return f"a damaged archive ({reason}): fetch it again, or unpack it into the inbox"
