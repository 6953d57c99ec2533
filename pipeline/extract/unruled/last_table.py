"""What is known of a table without rules when a page ends, for the page that goes on with it.

How a page is read is told in `borderless.py`. Hands on `LastTable`, and the doubt when its units may not be those read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.extract.unruled.blocks import Alignment
from pipeline.extract.unruled.columns import Column
from pipeline.extract.unruled.parts import Laid
from pipeline.records import Doubt, Place

RULE_ID = "P01"
_UNPROVEN = (
    "no rule tells which rows the unit labels stand beside, and another page may tell otherwise: check the units"
)


@dataclass(frozen=True, slots=True)
class LastTable:
    """The table that the last page ended with: its columns, where its texts stand in their cells, its page.

    `labels` are its units'; `unproven` is the first page that leaves open which rows are whose.
    """

    columns: tuple[Column, ...]
    alignment: Alignment | None
    page: int
    heading: tuple[str, ...]
    labels: frozenset[str] = frozenset()
    unproven: int | None = None
    is_doubted: bool = False

    def after(self, laid: Laid, alignment: Alignment | None, page: int) -> tuple[LastTable, Doubt | None]:
        """Return what is known after one more page, and the doubt about its units when it first arises."""
        labels = self.labels | set(laid.labels)
        unproven = self.unproven or (None if laid.is_proven else page)
        is_doubted = len(labels) > 1 and unproven is not None
        doubt = None
        if unproven and is_doubted and not self.is_doubted:
            doubt = Doubt(RULE_ID, _UNPROVEN, Place(1, 1, unproven), "；".join(sorted(labels)))
        after = replace(self, alignment=alignment, page=page, labels=labels, unproven=unproven, is_doubted=is_doubted)
        return after, doubt
