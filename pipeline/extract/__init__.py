"""Bytes to grids of cells, each cell with its position: one module per format.

Nothing here knows what a table means; a heading is a cell like any other.
`read` returns an `Extract`, or says in one line why the file cannot be read.
"""

from pipeline.extract.errors import UnreadableDocumentError
from pipeline.extract.formats import read

__all__ = ["UnreadableDocumentError", "read"]
