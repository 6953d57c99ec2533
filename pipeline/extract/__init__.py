"""Bytes to grids of cells, each cell with its place: one module a format.

Nothing here knows what a table means; a heading is a cell like any other.
`read` hands on an `Extract`, or says in one line why the file cannot be read.
"""

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.formats import read

__all__ = ["UnreadableDocumentError", "read"]
