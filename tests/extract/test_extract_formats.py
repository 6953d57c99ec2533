"""What kind of file it is shows in its bytes, and what cannot be read says why."""

from __future__ import annotations

import zipfile

import pytest

from pipeline.extract import UnreadableDocumentError, read
from tests.documents.make import HEADING, empty_file, encrypted_pdf, renamed_jpg, ruled_pdf, truncated_pdf


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (empty_file, "a.txt", "empty"),
        (renamed_jpg, "a.pdf", "JPEG"),
        (encrypted_pdf, "a.pdf", "password"),
        (truncated_pdf, "a.pdf", "damaged or truncated"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_is_wrong(tmp_path, make, name, words):
    with pytest.raises(UnreadableDocumentError, match=words):
        read(make(tmp_path / name))


def test_a_pdf_is_known_by_its_bytes_and_not_by_its_name(tmp_path):
    assert read(ruled_pdf(tmp_path / "table.xlsx", [[HEADING]])).format == "pdf"


def test_an_archive_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(UnreadableDocumentError, match="unpack it"):
        read(path)


def test_an_old_office_file_says_how_to_save_it(tmp_path):
    path = tmp_path / "a.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    with pytest.raises(UnreadableDocumentError, match="save it as an unprotected"):
        read(path)
