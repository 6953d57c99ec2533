"""Tables drawn as text, workbook, ruled PDF, web page and Word document, the same bytes on every run.

Nothing here knows the county or the field: rows, merged cells, widths and page breaks come from the caller.
The samples and the trap documents of the tests are drawn by this one implementation.
"""

from samples.drawing.geometry import Look, Merge
from samples.drawing.pdf import page_rows, ruled_pdf
from samples.drawing.text import text_table
from samples.drawing.web import web_table
from samples.drawing.word import word_table
from samples.drawing.workbook import workbook_table

__all__ = ["Look", "Merge", "page_rows", "ruled_pdf", "text_table", "web_table", "word_table", "workbook_table"]
