"""The data dictionary: what each table and column of a release means, read from the release and never typed twice.

What people add to the comments (grain, use, hazards, units, codes) is CSV beside this file. Hands on a `Dictionary` and
its writers (Markdown, CSV, JSON, a diagram as SVG); when and where they write is for the floor above.
"""

from warehouse.dictionary.entries import Column, Dictionary, Language, Table
from warehouse.dictionary.read import read_dictionary

__all__ = ["Column", "Dictionary", "Language", "Table", "read_dictionary"]
