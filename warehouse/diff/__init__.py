"""What differs between two releases: rows by key, column by column, and which documents, decisions or code caused it.

Everything is computed in SQL over the two files; only counts and the requested number of rows are read into Python.
The floor above decides how it is shown; `changelog.py` drafts the text for data users.
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
