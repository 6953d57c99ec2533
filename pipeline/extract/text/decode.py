"""Bytes to text: which of the encodings in use a file is written in.

A mark at the beginning decides, then what the file says of itself, then what can be read without a fault.
What stands in the text is the readers' business.
"""

from __future__ import annotations

import codecs

from pipeline.extract.errors import UnreadableDocumentError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "iso8859-1": "cp1252", "utf-16": "utf-8"}
"""What a page says of itself -> what is meant: browsers read the first as the second (WHATWG Encoding standard)."""
_HEAD = 200
"""Bytes in which a zero shows that characters are two bytes wide."""
_MOST_FAULTS = 0.001
"""Characters of a text that may be no text in its encoding; more show that it is another one."""


def decode(data: bytes) -> str:
    """Return the text of a file that says nothing of its encoding.

    Raises:
        UnreadableDocumentError: the bytes are no text in UTF-8, UTF-16 with a mark, or GB18030.
    """
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)]
    for encoding in marked or _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and (marked or "utf-16" not in encoding or "\n" in text):
            return text
    raise UnreadableDocumentError("neither text nor a known document: its bytes are no UTF-8, UTF-16 or GB18030")


def decoded(data: bytes, told: str | None) -> str:
    """Return the text of a file that says to be written in `told`; the few bytes that are none stand as U+FFFD.

    Raises:
        UnreadableDocumentError: too much of it is no text in any encoding.
    """
    if any(data.startswith(mark) for mark, _ in _MARKS) or b"\x00" in data[:_HEAD]:
        return decode(data)
    candidates = [encoding for encoding in (_known(told), "utf-8", "gb18030") if encoding]
    for encoding in candidates:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    texts = [data.decode(encoding, errors="replace") for encoding in candidates]
    best = min(texts, key=lambda text: text.count("\ufffd"))
    if best.count("\ufffd") > max(1, len(best) * _MOST_FAULTS):
        raise UnreadableDocumentError("its bytes are no text in the encoding that it names: fetch it again")
    return best


def _known(name: str | None) -> str | None:
    """Return the encoding that a name means, None for one that nobody knows or that is no encoding of text."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding:  # noqa: SLF001 - how the standard library itself tells them apart
        return None
    return _WIDER.get(found.name, found.name)
