"""Patterns composed from phrases and lists of words, so that a person edits words and not regular expressions.

A phrase is words parted by blanks, one behind the other. A word is a list's name (`correction`), any entry of which may
stand there, or a text (更正, 'email') that stands for itself; what is in `[ ]` may be missing, and in `[ ]*` may stand
several times; `!完成` says that what follows does not stand behind that text. The entries of a list are phrases again.
What the phrases are about is told by whoever asks here.
"""

from __future__ import annotations

import functools
import re

from pipeline import vocabulary

_PLACES = {
    "start": "^",
    "end": r"\s*$",
    "blank": r"\s",
    "digit": r"\d",
    "colon": "[:：]",
    "dashes": r"[-—－_:：\s]*",
    "(": r"\s*[（(【〔\[]",
    ")": r"[）)】〕\]]",
    "(…)": r"[（(][^（）()]*[）)]",
}
"""What is no word: start and end, a blank, a digit, a colon, dashes, brackets and whatever stands in them."""
_NUMBERS = {"19##": r"19\d{2}", "20##": r"20\d{2}", "##": r"\d{1,2}", "#": r"[\d一二三四五六]+"}
"""What stands for a number inside a text: a year, one or two digits, any number (第#次)."""
_TOKEN = re.compile(r"\[(?P<optional>\S+)\](?P<several>\*?)|(?P<word>\S+)")
_NAME = re.compile(r"[a-z_]+")
_ANY = re.compile(r"…(?P<stops>\D*)(?P<longest>\d*)")
"""Any text of a clause: without 。；， and the stops that follow, and at most so many characters long."""


def pattern(words: str, phrase: str) -> str:
    """Return a phrase as a regular expression, by the lists of `vocabulary/<words>.csv`.

    Raises:
        ValueError: the phrase names a list that is not there, or a list holds itself.
    """
    return "".join(_part(words, match) for match in _TOKEN.finditer(phrase))


def any_of(words: str, phrases: str) -> str:
    """Return the regular expression of words of which any may stand there: `table_word 资金`."""
    return f"(?:{'|'.join(pattern(words, word) for word in phrases.split())})"


def _part(words: str, match: re.Match[str]) -> str:
    if match["word"]:
        return _word(words, match["word"])
    return f"(?:{_word(words, match['optional'])}){match['several'] or '?'}"


def _word(words: str, word: str) -> str:
    if word in _PLACES:
        return _PLACES[word]
    if match := _ANY.fullmatch(word):
        often = f"{{0,{match['longest']}}}" if match["longest"] else "*"
        return f"[^。；，{re.escape(match['stops'])}]{often}"
    if word.startswith("!"):
        return f"(?<!{_text(word[1:])})"
    return _list(words, word) if _NAME.fullmatch(word) else _text(word.strip("'"))


def _text(text: str) -> str:
    parts = re.split(r"(19##|20##|##|#)", text)
    return "".join(_NUMBERS.get(part) or re.escape(part) for part in parts)


@functools.cache
def _list(words: str, name: str) -> str:
    entries = [row["word"] for row in vocabulary.rows(words) if row["list"] == name]
    if not entries:
        raise ValueError(f"{words}.csv has no list {name!r}")
    try:
        return f"(?:{'|'.join(pattern(words, entry) for entry in entries)})"
    except RecursionError:
        raise ValueError(f"the list {name!r} of {words}.csv holds itself") from None
