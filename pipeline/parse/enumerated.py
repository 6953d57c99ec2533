"""Lists in one cell: `1.甲；2.乙`, `①甲②乙`, `（1）甲（2）乙`, or parts between semicolons or typed line breaks.

A number counts only where the list begins with 1 and goes on without a gap: 2.5 inside a text is no second part.
Hands on the parts without their numbers and the marks between them; what they mean is the caller's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from itertools import count

Parts = tuple[str, ...]
_AROUND = " \t\r\n\u3000;；,，、。"
_CHINESE = "一二三四五六七八九十"
_SIGNS = ("①②③④⑤⑥⑦⑧⑨⑩", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑")
_STYLES = (
    r"{n}\s*[.．、]",
    r"{n}\s*[)）:：]",
    r"[(（]\s*{n}\s*[)）]\s*[.．、:：]?",
    r"指标\s*{n}\s*[:：.．、]",
    r"{sign}\s*[.．、:：]?",
    r"{chinese}\s*[、.．]",
    r"[(（]\s*{chinese}\s*[)）]\s*[、:：]?",
)
_BEGINS = re.compile(r"\s*(?:指标\s*)?(?:[(（]?\s*[1一]\s*[)）.．、:：]|[①⑴⒈])")
_DECIMALS = re.compile(r"(?:\d{1,2}|\d+[1-9])(?![\d.．,，])")
NAMED = (r"[;；]", r"\n")
"""What parts a list of names: a comma may stand inside one."""
LISTED = (*NAMED, r"(?<!\d)[,，、]|[,，、](?!\d)")
"""What parts a list of quantities: also a comma that is none of thousands."""


def numbered(text: str, lines: Sequence[str] = ()) -> Parts:
    """Return the parts of a list that counts from 1, none where the text is no such list.

    Args:
        text: the cell's text.
        lines: its lines, where a person typed the breaks between them.
    """
    whole = "\n".join(lines) if lines else text
    if not _BEGINS.match(whole):
        return ()
    return next((parts for style in _STYLES if (parts := _by_style(whole, style))), ())


def _by_style(text: str, style: str) -> Parts:
    starts: list[tuple[int, int]] = []
    for number in count(1):
        mark = _mark(style, number)
        found = mark.search(text, starts[-1][1]) if mark and starts else mark.match(text) if mark else None
        if found is None:
            break
        starts.append(found.span())
    ends = [*(start for start, _ in starts[1:]), len(text)]
    parts = tuple(_bare(text[begin:end]) for (_, begin), end in zip(starts, ends, strict=False))
    return parts if len(parts) > 1 and all(parts) else ()


def may_be_decimals(text: str, parts: Parts) -> bool:
    """Whether a list's numbers may be digits before a decimal point: `1.5万元；2.8万元`, but not `1.100人；2.30场`.

    Decimals of three digits and more do not end with 0, and none holds a second point or a comma.
    """
    return re.match(r"\s*1[.．]\d", text) is not None and all(map(_DECIMALS.match, parts))


@functools.cache
def _mark(style: str, number: int) -> re.Pattern[str] | None:
    """Return the pattern of a number's mark: behind a text, a digit stands neither before nor right behind it."""
    if number > len(_CHINESE):
        return None
    mark = style.format(
        n=number, sign=f"[{''.join(signs[number - 1] for signs in _SIGNS)}]", chinese=_CHINESE[number - 1]
    )
    return re.compile(rf"(?:^|(?<=[;；。,，、\s]))\s*{mark}|(?<![\d.．]){mark}(?!\d)")


def listed(text: str, lines: Sequence[str] = (), marks: Sequence[str] = NAMED) -> list[Parts]:
    """Return the lists that the marks part the text into, each of at least two parts."""
    whole = "\n".join(lines) if lines else text
    lists = (tuple(part for piece in re.split(mark, whole) if (part := _bare(piece))) for mark in marks)
    return [parts for parts in lists if len(parts) > 1]


def _bare(text: str) -> str:
    return "".join(text.split("\n")).strip(_AROUND)
