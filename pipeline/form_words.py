"""The words of a form as patterns, and which texts are the labels that name its project: 项目名称.

Readers use them to distinguish a form with a table inside a cell from a table that lays out a page; parse, which uses
the same patterns, interprets all words of a form.
"""

from __future__ import annotations

import functools
import re

from pipeline import vocabulary
from pipeline.text import fold


@functools.cache
def patterns(name: str, column: str) -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    """Return the lines of a list of the vocabulary, each behind the pattern over folded texts in one of its columns."""
    return tuple((re.compile(row[column]), row) for row in vocabulary.rows(name))


def names_project(text: str) -> bool:
    """Whether the text is the label of a project's name."""
    folded = fold(text).rstrip(":")
    labels = (label for label, row in patterns("form_labels", "label") if row["field"] == "project")
    return any(label.fullmatch(folded) for label in labels)
