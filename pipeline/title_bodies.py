"""The department or unit that titles name in front of their year or of the table: 某县水利局2024年…绩效目标表.

The endings of names in `vocabulary/department_endings.csv` decide which bodies are departments; a centre or school is
one only where the title says so (某县档案中心2024年部门预算), and else a unit. `title_words.csv` lists words that mark
a title as naming a unit or no department. Hands on one name, or none where the titles name none or several.
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
def _titled(behind: str, *kinds: str) -> re.Pattern[str]:
    """Return the pattern of a title that begins with a body of these kinds, and what stands behind its name."""
    rows = vocabulary.rows("department_endings")
    endings = "|".join(fold(row["ending"]) for row in rows if row["kind"] in kinds)
    body = rf"(?P<body>{_NAME}{{0,12}}?[省市县区旗州盟]{_NAME}{{0,18}}?(?:{endings}))"
    return re.compile(rf"(?:{_YEAR}年度?)?{body}(?=(?:\(本级\)|本级|机关|部门)?(?:{behind}))")


_OF_DEPARTMENT = rf"\(?{_YEAR}年|部门整体|部门预算|部门项目|部门支出|项目|整体|预算|支出"
_SAYS_DEPARTMENT = rf"(?:\(?{_YEAR}年度?\)?)?部门(?:\(单位\))?(?:整体|预算|项目|支出)"
_OF_UNIT = rf"\(?{_YEAR}年度?\)?(?=项目(?!名)|预算|单位|整体|绩效|支出|目标|指标|决算)|单位预算"
"""A name without a year, or in front of a project's, may be what money is for: 某县文化中心2024年建设项目绩效目标表."""


def _body(title: str) -> str | None:
    """Return the department that one title names; a unit's budget names none."""
    if _words("of a unit").search(title):
        return None
    return _named(title, _titled(_OF_DEPARTMENT, "department"), _titled(_SAYS_DEPARTMENT, "unit"))


def _named(title: str, *patterns: re.Pattern[str]) -> str | None:
    match = next(filter(None, (pattern.match(title) for pattern in patterns)), None)
    return match["body"] if match and not _words("no department").search(match["body"]) else None


def unit_in_title(title: str) -> str | None:
    """Return the unit that a title names in front of its year: a body of 单位预算, or one that is no department."""
    folded = fold(title)
    kinds = ("department", "unit") if _words("of a unit").search(folded) else ("unit",)
    name = _named(folded, _titled(_OF_UNIT, *kinds))
    return name if name and not _words("no unit").search(name) else None


def department_in_titles(titles: Iterable[str]) -> str | None:
    """Return the one department that titles name; 县水利局 beside 某县水利局 is the same one."""
    names = set(filter(None, (_body(fold(title)) for title in titles)))
    longest = max(sorted(names), key=len, default=None)
    return longest if longest and all(longest.endswith(name) for name in names) else None
