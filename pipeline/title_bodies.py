"""The department that the titles of a document name in front of its year or of the table: 某县水利局2024年…绩效目标表.

Which bodies are departments is told by how their names end, `vocabulary/department_endings.csv`: a school or station
may be a unit. Hands on one name, or none where the titles name none or several.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from pipeline import vocabulary
from pipeline.text import fold

_YEAR = r"(?:19|20)\d{2}"
_NAME = r"[^\d\s()《》、,;。:]"
_OF_UNIT = "单位预算"
_NOBODY = re.compile(
    r"关于|各|全[省市县区旗州盟]|有关|相关|^附|本表|反映|下达|批复|部门|预算|项目|支出|资金|专项"
    r"|(局|厅|办公室).|财政.{0,6}[局厅]$|([村居]民|业主)委员会$"
)
"""Words of a text about several bodies or of a sentence that begins like a name, and bodies that are no department.

A body behind another is its part, its fellow, or the one it writes about. The finance bureau publishes tables of all.
"""


@functools.cache
def _titled() -> re.Pattern[str]:
    endings = "|".join(fold(row["ending"]) for row in vocabulary.rows("department_endings"))
    body = rf"(?P<body>{_NAME}{{0,12}}?[省市县区旗州盟]{_NAME}{{0,18}}?(?:{endings}))"
    behind = rf"\(?{_YEAR}年|部门整体|部门预算|部门项目|部门支出|项目|整体|预算|支出"
    return re.compile(rf"(?:{_YEAR}年度?)?{body}(?=(?:\(本级\)|本级|机关|部门)?(?:{behind}))")


def _body(title: str) -> str | None:
    """Return the department that one title names; a unit's budget names none."""
    match = _titled().match(title) if _OF_UNIT not in title else None
    return match["body"] if match and not _NOBODY.search(match["body"]) else None


def department_in_titles(titles: Iterable[str]) -> str | None:
    """Return the one department that titles name; 县水利局 beside 某县水利局 is the same one."""
    names = set(filter(None, (_body(fold(title)) for title in titles)))
    longest = max(sorted(names), key=len, default=None)
    return longest if longest and all(longest.endswith(name) for name in names) else None
