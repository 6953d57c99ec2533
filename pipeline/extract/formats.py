"""Which reader a file needs, told by its bytes and not by its name.

A name that lies (a picture called .pdf, a web page called .xls) is common in the wild; the readers themselves live in
modules of their own. Hands on what the reader returns, or an `UnreadableDocumentError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from pipeline.extract.collection import without_collection
from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.pdf.document import read_pdf
from pipeline.extract.scan.document import read_picture
from pipeline.extract.text.document import read_text
from pipeline.extract.web.archive import read_web_archive
from pipeline.extract.web.document import read_web
from pipeline.extract.word.document import read_word
from pipeline.extract.word.old import read_old_word
from pipeline.extract.workbook.document import read_workbook
from pipeline.extract.workbook.old import read_old_workbook, streams_in
from pipeline.extract.workbook.xml_2003 import read_xml_workbook
from pipeline.extract.workbook.zipped import Package
from pipeline.records import Extract

Reader = Callable[[Path], Extract]

_HEAD = 4096
_PDF_HEADER_WITHIN = 1024
"""Bytes before `%PDF-` that readers put up with (ISO 32000-1, annex H)."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_BITMAP = re.compile(rb"BM.{4}\x00{4}", re.DOTALL)
_BARE_WORKBOOK = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00")
"""The first record of old workbooks (BIFF 3 to 8) that some programs write without the container around it."""
_REFUSED = (
    (b"Rar!", "a RAR archive: unpack it and load the documents in it"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it and load the documents in it"),
    (b"\x1f\x8b", "a gzip archive: unpack it and load the documents in it"),
    (b"{\\rtf", "a document in Rich Text Format: open it in Word or WPS and save it as .docx"),
)
_PARTS: tuple[tuple[str, Reader | str], ...] = (
    ("xl/workbook.bin", "a binary workbook (.xlsb): open it in Excel or WPS and save it as .xlsx"),
    ("xl/workbook.xml", read_workbook),
    ("word/document.xml", read_word),
    ("ofd.xml", "an OFD document: open it in an OFD reader and save it as .pdf"),
    ("ppt/presentation.xml", "a presentation: save it as .pdf and load that"),
    ("content.xml", "an OpenDocument file: open it in LibreOffice or WPS and save it as .xlsx or .docx"),
)
"""A part that each zip of an Office program has, and what reads it, or why nothing does."""
_MAIN_PARTS: tuple[tuple[str, Reader], ...] = (("xl/", read_workbook), ("word/", read_word))
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table)[\s>]", re.IGNORECASE)
_XML = b"<?xml"
_XML_WORKBOOK = b"urn:schemas-microsoft-com:office:spreadsheet"
_XML_WORD = (b"schemas.microsoft.com/office/word/2003/wordml", b"schemas.microsoft.com/office/2006/xmlpackage")
_SAVED_PAGE = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)


def read(path: Path) -> Extract:
    """Return the grids of the document at `path`.

    Raises:
        UnreadableDocumentError: the file is empty, damaged, encrypted, or of a kind that is not read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00\t\r\n "):
        raise UnreadableDocumentError("the file is empty: fetch it again from the publisher")
    with without_collection():
        return _reader(path, head)(path)


def _reader(path: Path, head: bytes) -> Reader:
    """Return the function that reads a file that begins with `head`."""
    if head.startswith(_ZIP):
        return _reader_of_zip(path)
    if head.startswith(_OLD_OFFICE):
        return _reader_of_old_office(path)
    if head.startswith(_PICTURES) or _BITMAP.match(head):
        return read_picture
    if head.startswith(_BARE_WORKBOOK):
        return read_old_workbook
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN]:
        return read_pdf
    reason = next((reason for signature, reason in _REFUSED if head.startswith(signature)), None)
    if reason:
        raise UnreadableDocumentError(reason)
    return _reader_of_text(head)


def _reader_of_zip(path: Path) -> Reader:
    """Return the reader for a zip of parts; an archive of documents has none, because each of them is read alone."""
    with Package(path) as package:
        for part, reader in _PARTS:
            if part in package:
                return _allowed(reader)
        mains = [name for kind, name in package.relations("").values() if kind == "officeDocument"]
    for folder, main_reader in _MAIN_PARTS:
        if any(name.startswith(folder) for name in mains):
            return main_reader
    raise UnreadableDocumentError("an archive without a document that is read: unpack it and load what is in it")


def _allowed(reader: Reader | str) -> Reader:
    if isinstance(reader, str):
        raise UnreadableDocumentError(reader)
    return reader


def _reader_of_old_office(path: Path) -> Reader:
    """Return the reader for the container of old Office programs: workbook or Word document, else a clear refusal."""
    streams = streams_in(path.read_bytes(), "Workbook", "Book", "WordDocument", "EncryptedPackage")
    if "EncryptedPackage" in streams:
        raise UnreadableDocumentError("protected by a password: ask the publisher for an open file")
    if streams & {"Workbook", "Book"}:
        return read_old_workbook
    if "WordDocument" in streams:
        return read_old_word
    raise UnreadableDocumentError("an old Office file without table or text: save it as .xlsx or .docx and load that")


def _reader_of_text(head: bytes) -> Reader:
    """Return the reader for something written in characters; zero bytes are left out, as UTF-16 has them."""
    plain = head.replace(b"\x00", b"")
    if _XML in plain[:200] and _XML_WORKBOOK in plain:
        return read_xml_workbook
    if _XML in plain[:200] and any(name in plain for name in _XML_WORD):
        raise UnreadableDocumentError("a Word document saved as XML: open it in Word or WPS and save it as .docx")
    if _SAVED_PAGE.search(plain) and b"mime-version:" in plain.lower():
        return read_web_archive
    return read_web if _WEB_PAGE.search(plain) else read_text
