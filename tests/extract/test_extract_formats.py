"""What kind of file it is shows in its bytes, and what cannot be read says why."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.extract import UnreadableDocumentError, formats, read
from pipeline.records import Extract
from samples.drawing import text_table, web_table, word_table, workbook_table
from tests.documents.make import HEADING, empty_file, encrypted_pdf, ruled_pdf, truncated_pdf
from tests.extract.old_book import OldSheet, old_book

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (empty_file, "a.txt", "empty"),
        (encrypted_pdf, "a.pdf", "password"),
        (truncated_pdf, "a.pdf", "damaged or truncated"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_is_wrong(tmp_path, make, name, words):
    with pytest.raises(UnreadableDocumentError, match=words):
        read(make(tmp_path / name))


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda path: ruled_pdf(path, [[HEADING]]), "pdf"),
        (lambda path: workbook_table(path, [HEADING]), "xlsx"),
        (lambda path: word_table(path, [HEADING]), "docx"),
        (lambda path: web_table(path, [HEADING]), "html"),
        (lambda path: text_table(path, [HEADING]), "text"),
        (lambda path: old_book(path, [OldSheet("表", {(0, 0): "项目"})]), "xls"),
    ],
)
def test_a_document_is_known_by_its_bytes_and_not_by_its_name(tmp_path, make, kind):
    assert read(make(tmp_path / "table.bin")).format == kind


@pytest.mark.parametrize("head", [b"\xff\xd8\xff", b"\x89PNG\r\n", b"II*\x00", b"BM\x9a\x00\x00\x00\x00\x00\x00\x00"])
def test_a_picture_goes_to_character_recognition_whatever_it_is_called(tmp_path, monkeypatch, head):
    monkeypatch.setattr(formats, "read_picture", lambda _path: Extract("picture", 1, ()))
    (tmp_path / "a.pdf").write_bytes(head + b"rest of it")
    assert read(tmp_path / "a.pdf").format == "picture"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_web_page_called_xls_is_read_as_a_web_page(tmp_path, encoding):
    (tmp_path / "a.xls").write_bytes("<html><table><tr><td>项目</td></tr></table></html>".encode(encoding))
    extract = read(tmp_path / "a.xls")
    assert (extract.format, extract.grids[0].rows[0][0].text) == ("html", "项目")


def test_a_page_saved_with_its_pictures_is_read(tmp_path):
    (tmp_path / "a.mht").write_bytes(
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + "<table><tr><td>项目</td></tr></table>".encode()
        + b"\r\n--x\r\nContent-Type: image/png\r\n\r\nx\r\n--x--\r\n"
    )
    assert read(tmp_path / "a.mht").grids[0].rows[0][0].text == "项目"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Rar!\x1a\x07\x00", "unpack it"),
        (b"7z\xbc\xaf\x27\x1c", "unpack it"),
        (b"{\\rtf1 text}", "save it as .docx"),
        (b'<?xml version="1.0"?><w xmlns="http://schemas.microsoft.com/office/word/2003/wordml"/>', "save it as .docx"),
        (_OLE + b"\0" * 600, "damaged old Office file"),
    ],
)
def test_a_kind_that_is_not_read_says_how_to_save_it(tmp_path, data, words):
    (tmp_path / "a.doc").write_bytes(data)
    with pytest.raises(UnreadableDocumentError, match=words):
        read(tmp_path / "a.doc")


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("a.txt", "unpack it"),
        ("content.xml", "OpenDocument"),
        ("OFD.xml", "OFD"),
        ("xl/workbook.bin", "binary workbook"),
        ("ppt/presentation.xml", "presentation"),
    ],
)
def test_a_zip_that_is_no_document_says_what_it_is(tmp_path, part, words):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(part, "text")
    with pytest.raises(UnreadableDocumentError, match=words):
        read(tmp_path / "a.xlsx")


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 150_000_000)
    with pytest.raises(UnreadableDocumentError, match="no published table"):
        read(tmp_path / "a.xlsx")


def test_an_old_word_document_without_a_converter_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "streams_in", lambda *_: {"WordDocument"})
    monkeypatch.setenv("PATH", str(Path(tmp_path / "nothing")))
    (tmp_path / "a.doc").write_bytes(_OLE)
    with pytest.raises(UnreadableDocumentError, match=r"save it as \.docx"):
        read(tmp_path / "a.doc")


def test_an_office_file_under_a_password_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(formats, "streams_in", lambda *_: {"EncryptedPackage"})
    (tmp_path / "a.xlsx").write_bytes(_OLE)
    with pytest.raises(UnreadableDocumentError, match="password"):
        read(tmp_path / "a.xlsx")
