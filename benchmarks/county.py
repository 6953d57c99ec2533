"""A larger fictional county: the samples' projects published as PDFs by many departments in many years.

Names and figures come from `samples`; only department, unit, year and page breaks differ.
It hands on the paths of the PDFs, whose bytes are the same on every run.
"""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path
from typing import Literal

from samples import as_pdf
from samples.county import REGION_CODE, REGION_NAME, Department
from samples.documents import Document, documents

LAST_YEAR = 2025
YEARS = 10
_BREAKS: tuple[Literal["closed", "open", "repeat"], ...] = ("closed", "open", "repeat")


def make_county(inbox: Path, count: int) -> list[Path]:
    """Write `count` PDFs in an inbox, one a department and year, and return their paths."""
    originals = [one for one in documents() if one.projects and "（" not in Path(one.file).stem]
    places = itertools.product(range(301, 1000), range(LAST_YEAR - YEARS + 1, LAST_YEAR + 1))
    drawn = [
        _published(original, str(code), year)
        for (code, year), original in zip(places, itertools.cycle(originals), strict=False)
    ][:count]
    county = inbox / f"{REGION_CODE} {REGION_NAME}"
    return [as_pdf.write(county / one.file, one) for one in drawn]


def _published(original: Document, code: str, year: int) -> Document:
    """Return a sample document as another department publishes it for another year."""
    name = f"县第{code}局"
    projects = tuple(
        dataclasses.replace(one, unit_code=code + one.unit_code[3:], unit_name=f"{one.unit_name}{code}")
        for one in original.projects
    )
    return dataclasses.replace(
        original,
        file=f"{year}/{code} {name}/部门预算项目绩效目标表.pdf",
        department=Department(code, name),
        title=f"部门预算项目绩效目标表（{year}年度）",
        breaks=_BREAKS[(int(code) + year) % len(_BREAKS)],
        projects=projects,
        total_yuan=sum((one.amount_yuan for one in projects), start=original.total_yuan * 0),
        damage=(),
    )
