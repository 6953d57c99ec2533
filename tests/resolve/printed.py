"""Printed projects and documents of a fictional county; a test names only what it is about."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.normalize.ids import stable_id
from pipeline.resolve.printed import PrintedProject, PublishedDocument

_numbers = itertools.count(1)


def project(name: str = "校舍维修", document: str = "a", **changes: Any) -> PrintedProject:
    """A project of 青禾县教育局 in 2024; rows with one name, amount and year have one content."""
    row_id = next(_numbers)
    base = PrintedProject(
        row_id=row_id,
        document_id=document,
        region_code="990124000",
        region_name="青禾县",
        department_code="301",
        department_name="县教育局",
        unit_code="301001",
        unit_name="青禾县教育局",
        fiscal_year=2024,
        phase="批复",
        project_no=row_id,
        project_code=None,
        project_key=name,
        name=name,
        category=None,
        settlement=None,
        tranche=None,
        amount_yuan=Decimal(1000),
        goal=None,
        content_key=0,
        stage="target",
    )
    made = dataclasses.replace(base, **changes)
    content = stable_id("content", made.project_key, made.amount_yuan, made.fiscal_year)
    return dataclasses.replace(made, content_key=changes.get("content_key", content))


def document(document_id: str = "a", **changes: Any) -> PublishedDocument:
    """A document in text that no date is known of."""
    base = PublishedDocument(document_id, f"{document_id}.txt", "text", None, False, "990124000", "青禾县")
    return dataclasses.replace(base, **changes)


FEBRUARY, MARCH = date(2024, 2, 1), date(2024, 3, 1)
