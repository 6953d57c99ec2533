"""The data dictionary: what each table and column of a release means, read from the release, never written twice.

What people add to the comments (grain, use, pitfalls, units, codes) is in CSV files in this folder. Hands on a
`Dictionary` and its writers (Markdown, CSV, JSON, a diagram as SVG); the floor above decides when and where they write.
"""

from warehouse.dictionary.entries import Column, Dictionary, Language, Table
from warehouse.dictionary.read import read_dictionary

__all__ = ["Column", "Dictionary", "Language", "Table", "read_dictionary"]
