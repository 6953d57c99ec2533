"""Lines in or around a table that are no records: notes, page numbers.

They are told by their shape; a note that looks like a record is none of this module's business.
"""

from __future__ import annotations

import re

from pipeline.parse.lines import Line

_NOTE = re.compile(r"(注|备注|说明|附注)\s*[:：\d]|第?\s*\d+\s*页|共\s*\d+\s*页|[-—－]?\s*\d{1,4}\s*[-—－]?$")
_PAGE = re.compile(r"(第?\s*\d+\s*页.*|[-—－]?\s*\d{1,4}\s*[-—－]?)$")


def is_note(line: Line) -> bool:
    """Whether the line is a single text that is a note or a page number."""
    return len(line.shown) == 1 and _NOTE.match(line.shown[0]) is not None


def is_page_number(line: Line) -> bool:
    """Whether the line is a page's number and nothing else."""
    return not line.is_table and len(line.shown) == 1 and _PAGE.match(line.shown[0]) is not None


def note_reason(line: Line) -> str:
    """Return under which reason a note is left."""
    return "page number" if _PAGE.match(line.shown[0]) else "note"
