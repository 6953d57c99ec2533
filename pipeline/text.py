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
_BETWEEN_NUMBERS = re.compile(rf"(?<=[\d.,，．])(?:{_LINE_BREAK.pattern})(?=[\d.,，．])")
_WHITESPACE = re.compile(r"\s+")
_INVISIBLE = {"Cc", "Cf", "Cs"}
_FOLDING_STEPS = 8
_FOLDED_ALREADY = re.compile(r"[一-鿿0-9a-z]*")
"""Ideographs, digits and small letters are what they fold to: most names are nothing else."""
_TWINS = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Kangxi radicals and compatibility ideographs: the same characters as the ideographs that they look like."""


@functools.cache
def _marks() -> dict[int, str]:
    return {ord(row["character"]): row["meaning"] for row in vocabulary.rows("text_marks")}


def _without_invisible(text: str) -> str:
    """Return `text` without zero-width and control characters; those that are white space stay."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c.isspace() or unicodedata.category(c) not in _INVISIBLE)


def _is_latin(character: str) -> bool:
    return character.isalpha() and character.isascii()


@functools.cache
def _radicals() -> dict[int, str]:
    """Return the characters that look like another one and stand for it: radicals and compatibility ideographs.

    PDF writers put the code of the Kangxi radical where a font draws both with one glyph. Unicode folds those and the
    compatibility ideographs by itself; the radicals of the supplement are listed in `vocabulary/radicals.csv`.
    """
    twins = {code: unicodedata.normalize("NFKC", chr(code)) for block in _TWINS for code in block}
    twins.update({ord(row["radical"]): row["character"] for row in vocabulary.rows("radicals")})
    return {code: twin for code, twin in twins.items() if twin != chr(code)}


def _is_twin(text: str) -> bool:
    return not text.isascii() and any(ord(c) in _radicals() for c in text)


def clean(text: str) -> str:
    """Return `text` as printed, without line breaks and without invisible characters.

    A break between two Latin words becomes a space; any other break, as between Chinese characters, becomes nothing:
    so does one inside a number, which is right where the layout made it. Where a person typed it, see `clean_typed`.
    """

    def joint(match: re.Match[str]) -> str:
        before = match.string[match.start() - 1 : match.start()]
        after = match.string[match.end() : match.end() + 1]
        return " " if _is_latin(before) and _is_latin(after) else ""

    plain = _without_invisible(text)
    return _LINE_BREAK.sub(joint, (plain.translate(_radicals()) if _is_twin(plain) else plain).strip()).strip()


def clean_typed(text: str) -> str:
    """Return a text whose line breaks were typed, as in a workbook: cleaned, but two numbers stay two.

    Two blanks stand between them: one may separate the thousands of a number.
    """
    return clean(_BETWEEN_NUMBERS.sub("  ", text))


def _fold_once(text: str) -> str:
    flat = unicodedata.normalize("NFKC", _without_invisible(text)).translate(_radicals()).translate(_marks())
    return _WHITESPACE.sub("", flat).casefold()


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the form in which two texts are compared: one width, one kind of bracket, quote and dash, no spaces.

    Repeated until nothing changes, because removing a space can bring together what Unicode composes.
    """
    if _FOLDED_ALREADY.fullmatch(text):
        return text
    for _ in range(_FOLDING_STEPS):
        folded = _fold_once(text)
        if folded == text:
            return folded
        text = folded
    return text
