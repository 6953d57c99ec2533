"""PDF files to grids: PDFium reads all pages, pdfplumber reads a sample of them again.

`page/` and `unruled/` build the cells.
Hands on an `Extract`.
"""
