"""The department that a document's title names, 某县某局2024年部门预算, where nothing else says whose it is.

Only a name that ends as departments do (`vocabulary/body_endings.csv`) right before the year, or right behind it and
before 部门, is taken; titles that name two say nothing, and neither does the title of a unit's budget.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pipeline import vocabulary
from pipeline.text import fold

_OF_UNIT = "单位预算"
_NOBODY = re.compile(r"^关于|各|全[县市区省州旗]|有关|相关")
"""Words of a text about several bodies, or of a sentence that only ends like a name."""


@functools.cache
def _pattern() -> re.Pattern[str]:
    endings = "|".join(re.escape(fold(row["ending"])) for row in vocabulary.rows("body_endings"))
    body = rf"(?P<{{}}>[^\W\d_]{{{{2,20}}}}?(?:{endings}))"
    year = r"(?:19|20)\d{2}年度?"
    first, last = body.format("first"), body.format("last")
    return re.compile(rf"(?:{first}(?:\(本级\)|本级|机关|部门)?{year}|{year}{last}(?=部门)).*")


def titled_body(titles: Sequence[str]) -> str | None:
    """Return the one department that the titles name, or None where none or several are named."""
    matches = [_pattern().fullmatch(text) for text in map(fold, titles) if _OF_UNIT not in text]
    named = {match["first"] or match["last"] for match in matches if match}
    name = named.pop() if len(named) == 1 else ""
    return name if name and not _NOBODY.search(name) else None
