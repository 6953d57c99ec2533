"""Grids to printed records: headings, rows, page breaks, projects.

Nothing is typed here and nothing is guessed: a field is the text that is printed in its cell.
`parse` hands on a `Reading`, with the account of every cell.
"""

from pipeline.parse.document import parse

__all__ = ["parse"]
