"""Grids to printed records: headings, rows, page breaks, projects.

Nothing is typed here and nothing is guessed: a field is the text printed in its cell.
`parse` returns a `Reading`, which accounts for every cell.
"""

from pipeline.parse.document import parse

__all__ = ["parse"]
