"""The department that a document's titles name in front of its year or of the table: 某县水利局2024年…绩效目标表.

The endings of names in `vocabulary/department_endings.csv` decide which bodies are departments: a school or station may
be a unit. `title_words.csv` lists words that mark a title as naming a unit or no department. Hands on one name, or none
where the titles name none or several.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from pipeline import vocabulary
from pipeline.text import fold

_YEAR = r"(?:19|20)\d{2}"
_NAME = r"[^\d\s()《》、,;。:]"


@functools.cache
def _words(means: str) -> re.Pattern[str]:
    """Return the words of `vocabulary/title_words.csv` that mean this, as one pattern."""
    return re.compile("|".join(row["pattern"] for row in vocabulary.rows("title_words") if row["means"] == means))


@functools.cache
def _titled() -> re.Pattern[str]:
    endings = "|".join(fold(row["ending"]) for row in vocabulary.rows("department_endings"))
    body = rf"(?P<body>{_NAME}{{0,12}}?[省市县区旗州盟]{_NAME}{{0,18}}?(?:{endings}))"
    behind = rf"\(?{_YEAR}年|部门整体|部门预算|部门项目|部门支出|项目|整体|预算|支出"
    return re.compile(rf"(?:{_YEAR}年度?)?{body}(?=(?:\(本级\)|本级|机关|部门)?(?:{behind}))")


def _body(title: str) -> str | None:
    """Return the department that one title names; a unit's budget names none."""
    match = _titled().match(title) if not _words("of a unit").search(title) else None
    return match["body"] if match and not _words("no department").search(match["body"]) else None


def department_in_titles(titles: Iterable[str]) -> str | None:
    """Return the one department that titles name; 县水利局 beside 某县水利局 is the same one."""
    names = set(filter(None, (_body(fold(title)) for title in titles)))
    longest = max(sorted(names), key=len, default=None)
    return longest if longest and all(longest.endswith(name) for name in names) else None
