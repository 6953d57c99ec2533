"""From a row of the warehouse back to the paper: where each of its values is printed, and the page with a box for each.

Readings come from the home's cache, or from reading the archived original again.
Nothing here knows the warehouse: a row is identified by its document and its numbers in it.
"""

from pipeline.trace.drawing import DRAWN, drawn_pages
from pipeline.trace.original import original_of
from pipeline.trace.values import RowNumbers, ValuePlace, told_place, values_of

__all__ = ["DRAWN", "RowNumbers", "ValuePlace", "drawn_pages", "original_of", "told_place", "values_of"]
