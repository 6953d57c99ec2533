"""Texts as people read them (`clean`) and as a program compares them (`fold`).

What a text means is not decided here: a cleaned text says what is printed, without the traces of its layout.
Every room compares folded texts and keeps cleaned ones.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from pipeline import vocabulary

_LINE_BREAK = re.compile(r"[^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_WHITESPACE = re.compile(r"\s+")
_INVISIBLE = {"Cc", "Cf", "Cs"}
_FOLDING_STEPS = 8


@functools.cache
def _marks() -> dict[int, str]:
    return {ord(row["character"]): row["meaning"] for row in vocabulary.rows("text_marks")}


def _without_invisible(text: str) -> str:
    """Return `text` without zero-width and control characters; those that are white space stay."""
    return "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _INVISIBLE)


def _is_latin(character: str) -> bool:
    return character.isalpha() and character.isascii()


def clean(text: str) -> str:
    """Return `text` as printed, without the line breaks of its layout and without invisible characters.

    A break between two Latin words becomes a space; any other break, as between Chinese characters, becomes nothing.
    """

    def joint(match: re.Match[str]) -> str:
        before = match.string[match.start() - 1 : match.start()]
        after = match.string[match.end() : match.end() + 1]
        return " " if _is_latin(before) and _is_latin(after) else ""

    return _LINE_BREAK.sub(joint, _without_invisible(text).strip()).strip()


def _fold_once(text: str) -> str:
    flat = unicodedata.normalize("NFKC", _without_invisible(text)).translate(_marks())
    return _WHITESPACE.sub("", flat).casefold()


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form in which two texts are compared: one width, one kind of bracket, quote and dash, no spaces.

    Repeated until nothing changes, because removing a space can bring together what Unicode composes.
    """
    for _ in range(_FOLDING_STEPS):
        folded = _fold_once(text)
        if folded == text:
            return folded
        text = folded
    return text
