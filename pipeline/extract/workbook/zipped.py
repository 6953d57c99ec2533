"""Office files that are zip archives of XML: their parts, within bounds.

What the parts mean is told by `package.py` and `word/document.py`; archives of documents are opened by
`collect/containers.py`. Hands on the bytes of a part, or an `UnreadableDocumentError`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from pipeline.extract.errors import UnreadableDocumentError

_MOST_PARTS = 20_000
_MOST_BYTES = 512 * 1024 * 1024
_BOMB_BYTES = 100 * 1024 * 1024
_BOMB_RATIO = 200
"""Tables as XML shrink to a tenth or a fiftieth; more than this, and more than `_BOMB_BYTES`, is an attack."""
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, NotImplementedError, RuntimeError)
"""What the zip library raises on damaged, encrypted or foreign archives."""


class Package:
    """An open zip archive of parts; names are found whatever their case and slashes."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`.

        Raises:
            UnreadableDocumentError: it is damaged, or unpacks to more than any document.
        """
        try:
            self._archive = zipfile.ZipFile(path)
        except DAMAGE as error:
            raise damaged(error) from error
        parts = self._archive.infolist()
        total = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts) or 1
        if len(parts) > _MOST_PARTS or total > _MOST_BYTES or (total > _BOMB_BYTES and total > packed * _BOMB_RATIO):
            self._archive.close()
            raise UnreadableDocumentError(
                f"it unpacks to {len(parts)} parts, {total // 1024 // 1024} MiB: no published table, check its source"
            )
        self._parts = {_key(part.filename): part for part in parts}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._archive.close()

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._parts

    def part(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            UnreadableDocumentError: there is none of this name, or it is damaged or encrypted.
        """
        try:
            return self._archive.read(self._parts[_key(name)])
        except DAMAGE as error:
            raise damaged(error) from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to: id -> (last word of the type, name of the part); links to outside are left."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        if listed not in self:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
            )
            for relation in tree(self.part(listed)).iter("{*}Relationship")
            if relation.get("TargetMode") != "External"
        }


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def damaged(error: Exception) -> UnreadableDocumentError:
    """Return the error for a file that its library cannot open."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return UnreadableDocumentError(f"a damaged file ({reason}): open it in Office or WPS and save it again")


def tree(data: bytes) -> etree._Element:
    """Return the root of an XML part; entities are not expanded, and nothing outside is asked for.

    Raises:
        UnreadableDocumentError: the XML is damaged.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(error) from error
    if root is None:
        raise UnreadableDocumentError("a damaged file (an empty part): open it in Office or WPS and save it again")
    return root


def elements(data: bytes, *names: str) -> Iterator[etree._Element]:
    """Yield the elements of these local names as they end, and forget each one after it: memory does not grow.

    Raises:
        UnreadableDocumentError: the XML is damaged.
    """
    found = etree.iterparse(
        io.BytesIO(data), tag=[f"{{*}}{name}" for name in names], resolve_entities=False, no_network=True
    )
    try:
        for _, element in found:
            yield element
            element.clear(keep_tail=True)
            while element.getprevious() is not None:
                del element.getparent()[0]  # type: ignore[union-attr]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(error) from error
