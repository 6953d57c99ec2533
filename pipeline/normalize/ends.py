"""What a bracket at a number says of the end itself: `90%（含）以上` reaches 90 %, `90%（不含）以上` is more than it.

A target has no place for an open end of a range, so that such a range is read by nobody. Hands on the folded value
without the brackets, and None where they say something that no comparator does.
"""

from __future__ import annotations

import functools
import re

from pipeline.normalize.comparators import words
from pipeline.text import fold

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"[^\d\s,;。:()<>≥≤=~+-]{0,8}?"
_AT = rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})"
_ITSELF = "(?:本数|(?P=number)(?P=unit))?"
_BEHIND = r"\(含[^()]*\)$"
_OPEN = re.compile(rf"\(不包?[含括](?:本数|{_NUMBER}{_UNIT})?\)")


def with_plain_ends(folded: str) -> str | None:
    """Return a folded value without what says that its ends count, and with the strict comparator where they do not."""
    match = _not_counted().fullmatch(folded)
    if match:
        sign = words("open_suffix")[match["before"] or match["behind"]]
        return f"{fold(sign)}{match['number']}{match['unit']}"
    if _OPEN.search(folded):
        return None
    plain = _both_counted().sub(r"\g<low>\g<joint>\g<high>", folded)
    return _counted().sub(r"\g<number>\g<unit>", re.sub(_BEHIND, "", plain))


@functools.cache
def _suffixes() -> str:
    return "|".join(sorted(words("open_suffix")))


@functools.cache
def _counted() -> re.Pattern[str]:
    """Return the pattern of a number that itself counts: `90%(含90%)` before 以上."""
    return re.compile(rf"{_AT}\(包?含{_ITSELF}\)(?={_suffixes()})")


@functools.cache
def _both_counted() -> re.Pattern[str]:
    """Return the pattern of a range of which both ends count: `90%(含)-95%(含)`."""
    return re.compile(rf"^(?P<low>{_NUMBER}{_UNIT})\(含\)(?P<joint>-|~|至|到)(?P<high>{_NUMBER}{_UNIT})\(含\)$")


@functools.cache
def _not_counted() -> re.Pattern[str]:
    """Return the pattern of a bound that does not count itself: `90%(不含)以上`, `90%以上(不含90%)`."""
    open_ = rf"\(不包?[含括]{_ITSELF}\)"
    return re.compile(rf"{_AT}(?:{open_}(?P<before>{_suffixes()})|(?P<behind>{_suffixes()}){open_})")
