"""What differs between two releases: rows by key, column by column, and which documents, decisions or program did it.

Everything is worked out in SQL over the two files; only counts and as many rows as were asked for come into Python.
How it is shown is for the floor above; the draft for data users is `changelog.py`.
"""

from warehouse.diff.changelog import changelog
from warehouse.diff.comparison import Comparison, compared
from warehouse.diff.rows import ChangedCell
from warehouse.diff.summaries import Changed, DocumentEffect, TableSummary

__all__ = [
    "Changed",
    "ChangedCell",
    "Comparison",
    "DocumentEffect",
    "TableSummary",
    "changelog",
    "compared",
]
