"""Tables drawn as text, as a workbook and as a ruled PDF, the same bytes on every run.

Nothing here knows the county or the field: rows, merged cells, widths and page breaks come from the caller.
The samples and the trap documents of the tests are drawn by this one implementation.
"""

from samples.drawing.geometry import Look, Merge
from samples.drawing.pdf import page_rows, ruled_pdf
from samples.drawing.text import text_table
from samples.drawing.workbook import workbook_table

__all__ = ["Look", "Merge", "page_rows", "ruled_pdf", "text_table", "workbook_table"]
