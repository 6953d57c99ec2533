"""Texts as people read them (`clean`) and as a program compares them (`fold`).

Nothing here decides what a text means: a cleaned text is what is printed, without traces of its layout.
Every room compares folded texts and keeps cleaned ones.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from pipeline import vocabulary

_LINE_BREAK = re.compile(
    r"(?<![^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029])[^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]\s*"
)
_BREAK_BETWEEN_NUMBERS = re.compile(rf"(?<=[\d.,，．])(?:{_LINE_BREAK.pattern})(?=[\d.,，．])")
_WHITESPACE = re.compile(r"\s+")
_INVISIBLE = {"Cc", "Cf", "Cs"}
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s*[、､]\s*(?=\d)|(?<=\d)\s+(?=\d)")
_LIST_NUMBER = re.compile(r"(?<=\d)([.．])\s+(?=\d)")
_GROUPED = re.compile(r"(?<![\d.,，])\d{1,3}(?:[^\S\r\n]\d{3})+(?![\d,，]|\s*\d)(?P<decimals>\.\d+)?")
_BOUNDARY = ";"
"""What stands between two numbers that a text prints without one: no number, unit or word in front of one holds it."""
_YUAN = ("¥", "￥")
_FEWEST_GROUPS = 3
"""A million in blanks: with one or two digits in front, so many groups are hardly amounts side by side."""
_DIGITS = 3
_RAISED_OR_LOWERED = ("<super>", "<sub>")
_FOLDING_STEPS = 8
_NOTHING = re.compile(r"[-/]*")
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
    return clean(_BREAK_BETWEEN_NUMBERS.sub("  ", text))


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


def says_nothing(text: str) -> bool:
    """Whether a cell is blank or holds only what people print for nothing: dashes of any kind, slashes."""
    return bool(_NOTHING.fullmatch(fold(text)))


def fold_value(text: str) -> str:
    """Return a printed value folded as `fold` does, with a `;` wherever folding would join two numbers to one.

    Two numbers are `9 5`, `1、100%`, `1. 95%`, and whatever stands beside a numeral that is a sign of its own (`①95%`,
    `⒈95%`, `10²`). A blank parts the thousands of one number where a group can be no number by itself (`1 000`), a
    decimal point closes them, two groups stand behind one or two digits (`1 234 567`), or it is money (`1 500元`).
    """
    return fold(with_boundaries(text))


def with_boundaries(text: str) -> str:
    """Return `text` with a `;` between the numbers that stand apart in it only by what folding takes away."""
    apart = _signs_apart(_without_invisible(text).strip())
    plain = _GROUPED.sub(_ungrouped, apart)
    return _LIST_NUMBER.sub(rf"\1{_BOUNDARY}", _BETWEEN_NUMBERS.sub(_BOUNDARY, plain))


def _ungrouped(match: re.Match[str]) -> str:
    groups = match[0].split(".")[0].split()
    before, behind = match.string[: match.start()], match.string[match.end() :].lstrip()
    is_money = before.endswith(_YUAN) or behind.startswith(("元", "万元"))
    is_long = len(groups) >= _FEWEST_GROUPS and len(groups[0]) < _DIGITS
    is_one = match["decimals"] is not None or is_long or is_money or any(g.startswith("0") for g in groups[1:])
    return "".join(match[0].split()) if is_one else match[0]


def _signs_apart(text: str) -> str:
    """Return `text` with each numeral that is one sign (①, ⒈, ², ½) parted from what stands beside it."""
    if text.isascii():
        return text
    parts: list[str] = []
    for before, character in zip(("", *text), text, strict=False):
        parts.append(f"{_BOUNDARY}{character}{_BOUNDARY}" if _is_numeral_sign(character, before) else character)
    return "".join(parts)


def _is_numeral_sign(character: str, before: str) -> bool:
    """Whether a character is a numeral and no digit; a raised or lowered one behind a letter is a part of it (m²)."""
    category = unicodedata.category(character)
    if category == "So":
        return unicodedata.normalize("NFKC", character)[0].isdecimal()
    is_part = before.isalpha() and unicodedata.decomposition(character).startswith(_RAISED_OR_LOWERED)
    return category == "No" and not is_part
