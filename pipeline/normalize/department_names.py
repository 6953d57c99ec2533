"""What tells one department's name from another: the name without what a form or the finance system puts around it.

The finance system calls a department 301-县教育局部门 where its forms print 301-县教育局: both are one. Which code and
name a department goes under is told in `resolve/bodies`.
"""

from __future__ import annotations

from pipeline.normalize.regions import without_region

_WORD_BEHIND = "部门"
_SHORTEST_REST = 3
"""Characters that must stay: 主管部门 is no department called 主管."""


def department_key(name: str, region: str | None) -> str:
    """Return a department's folded name without its region's in front and without the word 部门 behind it."""
    key = without_region(name, region)
    rest = key.removesuffix(_WORD_BEHIND)
    return rest if len(rest) >= _SHORTEST_REST else key
