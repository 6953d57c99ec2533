"""Characters that a font does not name: they stand as U+FFFD, so that nobody takes them for text.

A font without a table from glyphs to characters leaves a reader with numbers that look like text and are not.
Hands on the characters with each such one replaced, and whether a text holds any.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

UNREADABLE = "\ufffd"
_HYPHENS = ("\x02", "\ufffe")
"""What PDFium makes of a hyphen at the end of a line."""
_BLANKS = "\t\n\r\x0b\x0c\x1f"
_NAMED_BY_NUMBER = re.compile(r"\(cid:\d+\)")
"""What pdfminer makes of a character that its font does not name."""
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def plain(texts: list[str], unmapped: Sequence[int] = ()) -> list[str]:
    """Return the characters, each unreadable one as U+FFFD; `unmapped` is not 0 where the font names none."""
    if any(unmapped):
        texts = [UNREADABLE if flag else text for text, flag in zip(texts, unmapped, strict=True)]
    odd = {text: _plain(text) for text in set(texts) if not "\x20" <= text <= "\x7e" or len(text) > 1}
    return [odd.get(text, text) for text in texts] if odd else texts


def _plain(text: str) -> str:
    if text in _HYPHENS:
        return "-"
    if text and text in _BLANKS:
        return " "
    if not text or "\ud800" <= text[0] <= "\udfff" or text[0] < " " or _NAMED_BY_NUMBER.fullmatch(text):
        return UNREADABLE
    return text


def is_unreadable(text: str) -> bool:
    """Whether a text holds characters that cannot be read: unnamed ones, and ones private to a font."""
    return UNREADABLE in text or _PRIVATE.search(text) is not None
