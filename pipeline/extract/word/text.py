"""The text of Word paragraphs as the page shows it: runs, breaks, symbols, formulas, without what was deleted.

Tables are laid out in `table.py`. Hidden text is told apart, because its publisher does not show it.
Hands on plain texts with line breaks.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline import vocabulary

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _MATH[1:-1].encode(),
}
DELETED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}rt", f"{W}delText", _FALLBACK})
"""What is in the file and not on the page: deletions, field codes, readings, and the twin of a drawing."""
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_TEXTS = frozenset({f"{W}t", f"{_MATH}t"})
TEXT_BOX = f"{W}txbxContent"
_PRIVATE = range(0xF000, 0xF100)
"""Where fonts of symbols keep their signs."""
UNKNOWN = "\ufffd"


@dataclass(slots=True)
class Hidden:
    """What is gathered on the way: texts that the page does not show, and signs of fonts that no list names."""

    texts: list[str] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)


def transitional(data: bytes) -> bytes:
    """Return the XML with the names of strict Office files replaced by the usual ones."""
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    return data


def paragraph_text(paragraph: etree._Element, hidden: Hidden) -> str:
    """Return what a paragraph shows; its text boxes are blocks of their own and no part of it."""
    parts: list[str] = []
    for run in _runs(paragraph):
        if run.tag != f"{W}r":
            parts.append(run.text or "")
            continue
        text = "".join(_run_parts(run, hidden))
        if text.strip() and _is_hidden(run):
            hidden.texts.append(text.strip())
        else:
            parts.append(text)
    return "".join(parts).strip()


def _runs(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the runs and formula texts below a node, through links, content controls and insertions."""
    for child in node:
        if child.tag in DELETED or child.tag == TEXT_BOX:
            continue
        if child.tag == f"{W}r" or child.tag in _TEXTS:
            yield child
        elif len(child):
            yield from _runs(child)


def _run_parts(run: etree._Element, hidden: Hidden) -> Iterator[str]:
    for child in run:
        if child.tag in _TEXTS:
            yield _with_signs(child.text or "", run, hidden)
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag == f"{W}sym":
            yield _sign(child.get(f"{W}font", ""), int(child.get(f"{W}char", "0"), 16), hidden)
        elif child.tag not in DELETED and len(child) and child.tag != f"{W}rPr":
            yield "".join(
                _with_signs(text.text or "", run, hidden) for inner in _runs(child) for text in _own_texts(inner)
            )


def _own_texts(node: etree._Element) -> list[etree._Element]:
    return [node] if node.tag in _TEXTS else [text for text in node if text.tag in _TEXTS]


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and is_on(vanish)


def is_on(switch: etree._Element | None) -> bool:
    """Whether a property that is present is switched on."""
    return switch is not None and switch.get(f"{W}val", "1") not in ("0", "false", "off")


def _with_signs(text: str, run: etree._Element, hidden: Hidden) -> str:
    """Return the text with signs of symbol fonts as the characters that they look like."""
    if text.isascii() or not any(ord(character) in _PRIVATE for character in text):
        return text
    fonts = run.find(f"{W}rPr/{W}rFonts")
    font = fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "Symbol" if fonts is not None else "Symbol"
    return "".join(_sign(font, ord(c), hidden) if ord(c) in _PRIVATE else c for c in text)


def _sign(font: str, code: int, hidden: Hidden) -> str:
    """Return the character that a sign of a font looks like; U+FFFD where no list names it."""
    character = _signs().get((font.strip().casefold(), code & 0xFF))
    if character is None:
        hidden.signs.add(f"{font} {code & 0xFF:02X}")
    return character or UNKNOWN


@functools.cache
def _signs() -> dict[tuple[str, int], str]:
    return {(row["font"], int(row["code"], 16)): row["character"] for row in vocabulary.rows("symbols")}
