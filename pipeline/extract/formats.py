"""Which reader a file needs, told by its first bytes and not by its name.

A name that lies (a picture called .pdf) is common in the wild; the readers themselves live in modules of their own.
Hands on what the reader returns, or an `UnreadableDocumentError`.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.pdf import read_pdf
from pipeline.extract.text import read_text
from pipeline.extract.workbook import read_workbook
from pipeline.records import Extract

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
)
_PDF_HEADER_WITHIN = 1024
"""Bytes before `%PDF-` that readers put up with (ISO 32000-1, annex H)."""


def read(path: Path) -> Extract:
    """Return the grids of the document at `path`.

    Raises:
        UnreadableDocumentError: the file is empty, damaged, encrypted, or of a kind that is not read.
    """
    head = path.open("rb").read(_PDF_HEADER_WITHIN)
    if not head.strip(b"\x00\t\r\n "):
        raise UnreadableDocumentError("the file is empty: fetch it again from the publisher")
    return _reader(path, head)(path)


def _reader(path: Path, head: bytes) -> Callable[[Path], Extract]:
    """Return the function that reads a file that begins with `head`."""
    kind = next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), "")
    if kind == "pdf" or b"%PDF-" in head:
        return read_pdf
    if kind == "zip":
        return _reader_of_archive(path)
    if kind == "ole":
        raise UnreadableDocumentError(
            "an old or password-protected Office file: save it as an unprotected .xlsx and load that"
        )
    if kind:
        raise UnreadableDocumentError(f"{kind} named {path.suffix or '(nothing)'}: only text, .xlsx and .pdf are read")
    return read_text


def _reader_of_archive(path: Path) -> Callable[[Path], Extract]:
    """Return the reader for a zip container: a workbook, or nothing that is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableDocumentError(f"a damaged workbook or archive ({error}): fetch it again") from error
    if "xl/workbook.xml" in names:
        return read_workbook
    raise UnreadableDocumentError("an archive that is no .xlsx workbook: unpack it and load the documents in it")
