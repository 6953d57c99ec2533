"""What a text needs so that no spreadsheet reads anything else into it: one line, and an apostrophe in front.

A field that begins with = is a formula to Excel and WPS, and one of many digits is a rounded number. It hands on texts
for a CSV file, and the same texts back.
"""

from __future__ import annotations

import re

_GUARDED = re.compile(r"'(?='*(?:[=+\-@＝＋－＠\t\r\n]|\d+$))")
_READ_OTHERWISE = re.compile(r"'*[=+\-@＝＋－＠\t\r\n]|'+\d+$|0\d+$|\d{12,}$")
_CONTROLS = dict.fromkeys([*range(32), 127], " ")


def in_one_line(text: str) -> str:
    """Return a text without line breaks, tabs and other control characters, and without blanks around it."""
    return text.translate(_CONTROLS).strip()


def guarded(text: str) -> str:
    """Return a text as it is written into a CSV file that a spreadsheet may open."""
    return f"'{text}" if _READ_OTHERWISE.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
