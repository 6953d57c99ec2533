"""Fonts that a PDF names and does not hold: every character is read, on a machine with whatever fonts or with none."""

from __future__ import annotations

import ctypes
import io
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
import reportlab
from PIL import Image, ImageFont
from pypdfium2 import raw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.extract import UnreadableDocumentError, read
from pipeline.extract.pdf import calls, fonts
from pipeline.extract.pdf.blank_font import FAMILY, STANDARD, blank_font
from pipeline.extract.pdf.reference import Reference
from pipeline.extract.scan import document as scan
from pipeline.extract.scan.document import ScannedPage
from pipeline.records import Cell, Grid, Place
from tests.extract.drawn_pages import canvas, texts, two_by_two

_NAME = "重大动物疫病强制免疫补\n助"
_CELLS = [[_NAME, "≥"], ["5", "%"]]
_CODES = {"GBK-EUC-H": "gbk", "UniGB-UCS2-H": "utf-16-be"}


def _table(path, font="STSong-Light"):
    """A table whose last line of a cell, and whose other cells, are one character each."""
    page = canvas(path)
    two_by_two(page, ("", "≥", "5", "%"))
    page.setFont(font, 7)
    for line, text in enumerate(_NAME.split("\n")):
        page.drawString(60, 120 - 10 * line, text)
    page.save()
    return path


def _machine_has(font: bytes | None, asked: list[str]):
    """Give the machine one font for every name, or none at all; return what has to live as long as it is used."""
    if font is None:
        raw.FPDF_SetSystemFontInfo(None)
        return None
    info = raw.FPDF_SYSFONTINFO(version=1)

    def chosen(_info, _weight, _italic, _charset, _pitch, face, _exact):
        asked.append(ctypes.string_at(face).decode("latin-1"))
        return 1

    def data(_info, _font, table, buffer, size):
        if not table and buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return 0 if table else len(font)

    info.MapFont, info.GetFontData = type(info.MapFont)(chosen), type(info.GetFontData)(data)
    raw.FPDF_SetSystemFontInfo(info)
    return info


def _vera() -> bytes:
    """A Latin font that stands beside reportlab."""
    return (Path(reportlab.__file__).parent / "fonts" / "Vera.ttf").read_bytes()


@pytest.fixture(autouse=True)
def _machine_as_before():
    yield
    with fonts.same_fonts():
        pass


def test_no_character_is_lost_on_a_machine_without_fonts(tmp_path):
    path = _table(tmp_path / "a.pdf")
    _machine_has(None, [])
    extract = read(path)
    assert [texts(grid) for grid in extract.grids] == [_CELLS]
    assert not extract.doubts


def test_the_fonts_of_the_machine_change_nothing_and_are_not_asked_for(tmp_path):
    path = _table(tmp_path / "a.pdf")
    _machine_has(None, [])
    with_none = read(path)
    asked: list[str] = []
    keep = _machine_has(_vera(), asked)
    with closing(pypdfium2.PdfDocument(path)) as document:
        document[0].get_textpage()
    assert "STSong-Light" in asked, "PDFium asks the machine where nobody tells it otherwise"
    asked.clear()
    assert read(path) == with_none
    assert keep is not None
    assert not asked


# --- fonts named in other ways --------------------------------------------------------------------------------------


def _by_hand(path, codes, *objects):
    """A table of one character a cell, given as codes; `objects` are the font, as number 5, and what it refers to."""
    drawn = b"50 50 200 100 re 150 50 m 150 150 l 50 100 m 250 100 l S"
    for code, place in zip(codes, (b"60 120", b"160 120", b"60 70", b"160 70"), strict=True):
        drawn += b" BT /F1 10 Tf 1 0 0 1 %s Tm <%s> Tj ET" % (place, code.hex().encode())
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn)
    parts = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, *objects)
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, rows)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(body))
    path.write_bytes(body + table + end)
    return path


def _described(name):
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[-8 -145 1000 859]/ItalicAngle 0/Ascent 859/Descent -141"
        b"/CapHeight 683/StemV 80>>" % name
    )


def _latin(path, name, kind):
    """A font whose name PDFium puts to one of its own, with a sign that this one lacks."""
    font = b"<</Type/Font/Subtype/%s/BaseFont/%s/Encoding 6 0 R>>" % (kind, name)
    names = b"<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[1/greaterequal]>>"
    return _by_hand(path, (b"\x01", b"5", b"%", b"i"), font, names)


def _chinese(path, encoding, name):
    font = b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/%s/DescendantFonts[6 0 R]>>" % (name, encoding.encode())
    part = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        b"/FontDescriptor 7 0 R>>" % name
    )
    codes = [text.encode(_CODES[encoding]) for text in "≥5%i"]
    return _by_hand(path, codes, font, part, _described(name))


def _by_number(path, name, *, with_names=True):
    """A font that names its characters by numbers, and tells in a table of its own what these mean."""
    told = (
        b"/CIDInit/ProcSet findresource begin begincmap 1 begincodespacerange<0000><ffff>endcodespacerange "
        b"4 beginbfchar<7001><2265><7002><0035><7003><0025><7004><0069>endbfchar endcmap end"
    )
    words = b"/ToUnicode 8 0 R" if with_names else b""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[6 0 R]%s>>" % (name, words)
    part = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity/FontDescriptor 7 0 R"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>" % name
    )
    codes = [bytes((0x70, n)) for n in (1, 2, 3, 4)]
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(told), told)
    return _by_hand(path, codes, font, part, _described(name), stream)


_KINDS = {
    "Helvetica": lambda path: _latin(path, b"Helvetica", b"Type1"),
    "Arial": lambda path: _latin(path, b"ArialMT", b"TrueType"),
    "Times New Roman": lambda path: _latin(path, b"TimesNewRomanPSMT", b"TrueType"),
    "SimSun, GBK": lambda path: _chinese(path, "GBK-EUC-H", b"SimSun"),
    "STSong": lambda path: _chinese(path, "UniGB-UCS2-H", b"STSong-Light"),
    "SimSun, numbers": lambda path: _by_number(path, b"SimSun"),
    "Arial, numbers": lambda path: _by_number(path, b"ArialMT"),
}


@pytest.mark.parametrize("kind", _KINDS)
def test_a_single_character_is_read_however_its_font_is_named(tmp_path, kind):
    path = _KINDS[kind](tmp_path / "a.pdf")
    _machine_has(None, [])
    extract = read(path)
    assert [texts(grid) for grid in extract.grids] == [[["≥", "5"], ["%", "i"]]]
    assert not extract.doubts


def test_characters_that_nothing_names_are_told_and_not_left_out(tmp_path):
    path = _by_number(tmp_path / "a.pdf", b"SimSun", with_names=False)
    _machine_has(None, [])
    extract = read(path)
    assert [texts(grid) for grid in extract.grids] == [[["\ufffd", "\ufffd"], ["\ufffd", "\ufffd"]]]
    assert [doubt.rule_id for doubt in extract.doubts] == ["P06"]


# --- what it costs, and what it leaves alone ------------------------------------------------------------------------


def _pages(path, font, count=1):
    """Pages of a table in one font, and no other font named anywhere."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    page = Canvas(str(path), pagesize=(300, 200), invariant=1, initialFontName=font, initialFontSize=10)
    for _ in range(count):
        two_by_two(page, ("a", "120", "b", "95"))
        page.showPage()
    page.save()
    return path


def _counted(monkeypatch, owner, name):
    """Return a list that grows by one with every call of a function."""
    counted, function = [], getattr(owner, name)
    monkeypatch.setattr(owner, name, lambda *given: counted.append(given) or function(*given))
    return counted


def test_a_document_that_holds_its_fonts_needs_no_other(tmp_path, monkeypatch):
    made = _counted(monkeypatch, fonts, "blank_font")
    assert read(_pages(tmp_path / "a.pdf", "Vera")).grids
    assert not made
    assert read(_pages(tmp_path / "b.pdf", "STSong-Light")).grids
    assert made


@pytest.mark.parametrize("font", ["Vera", "STSong-Light"])
def test_pdfplumber_reads_two_pages_of_a_document_and_no_more(tmp_path, monkeypatch, font):
    read_again = _counted(monkeypatch, Reference, "ink")
    extract = read(_pages(tmp_path / "a.pdf", font, 5))
    assert (extract.pages, len(read_again)) == (5, 2)
    assert not extract.doubts


def _family(path):
    """The family of the font that PDFium takes for the first text of a file."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        page = document[0]
        found = [one for one in page.get_objects() if one.type == raw.FPDF_PAGEOBJ_TEXT]
        return calls.font_family(calls.address(found[0].raw))


def test_a_page_is_drawn_with_the_fonts_of_the_machine_before_and_after_a_reading(tmp_path):
    path = _table(tmp_path / "a.pdf")
    before = _family(path)
    with fonts.same_fonts():
        assert _family(path) == FAMILY
    assert _family(path) == before != FAMILY


def test_the_fonts_of_the_machine_come_back_when_a_document_cannot_be_read(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7 cut")
    with pytest.raises(UnreadableDocumentError):
        read(path)
    assert _family(_table(path)) != FAMILY


@pytest.mark.parametrize("name", ["", *STANDARD])
def test_a_blank_font_has_the_widths_that_its_name_asks_for_and_paints_nothing(name):
    drawn = ImageFont.truetype(io.BytesIO(blank_font(name)), 1000)
    assert drawn.getlength("项") == 1000
    wanted = {"": 500, "Helvetica": 556, "Times-Bold": 500, "Courier": 600}
    assert drawn.getlength("5") == wanted.get(name, drawn.getlength("5"))
    assert not drawn.getmask("项5%≥").getbbox()


# --- text printed on a picture --------------------------------------------------------------------------------------


def _recognised(_page, number):
    return ScannedPage((Grid(f"page {number} text", "text", ((Cell("图", Place(1, 1, page=number)),),)),), ())


@pytest.mark.parametrize(("font", "found"), [("STSong-Light", ["图", "5%"]), ("Vera", ["图"])])
def test_text_on_a_scan_is_read_where_its_picture_cannot_show_it(tmp_path, monkeypatch, font, found):
    monkeypatch.setattr(scan, "read_page", _recognised)
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    Image.new("RGB", (60, 40), (200, 210, 220)).save(tmp_path / "scan.png")
    page = canvas(tmp_path / "a.pdf")
    page.drawImage(str(tmp_path / "scan.png"), 0, 0, 300, 200)
    page.setFont(font, 10)
    page.drawString(60, 120, "5%")
    page.save()
    grids = read(tmp_path / "a.pdf").grids
    assert [cell.text for grid in grids for row in grid.rows for cell in row] == found
