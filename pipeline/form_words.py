"""Which texts are the labels of a form that name its project: 项目名称, as `vocabulary/form_labels.csv` lists them.

Readers of files tell by them a form with a table inside one of its cells from a table that lays out a page; what the
other labels of a form mean is told in parse.
"""

from __future__ import annotations

import functools
import re

from pipeline import vocabulary
from pipeline.text import fold


@functools.cache
def _labels() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["label"]) for row in vocabulary.rows("form_labels") if row["field"] == "project")


def names_project(text: str) -> bool:
    """Whether the text is the label of a project's name."""
    folded = fold(text).rstrip(":")
    return any(label.fullmatch(folded) for label in _labels())
