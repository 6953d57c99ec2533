"""Which numbers can be years: of a budget, where a name begins with one, and of a day.

The first and last ones are in `vocabulary/years.csv`. What a text says about its year is read elsewhere.
"""

from __future__ import annotations

import functools
from typing import Literal

from pipeline import vocabulary


@functools.cache
def years(what: Literal["budget", "day"]) -> range:
    """Return the numbers that can be the year of this."""
    (row,) = (row for row in vocabulary.rows("years") if row["what"] == what)
    return range(int(row["first"]), int(row["last"]) + 1)
