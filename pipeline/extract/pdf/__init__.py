"""PDF files to grids: PDFium reads the pages, pdfplumber a sample of them once more.

What makes a cell is told in `page/` and `unruled/`.
Hands on an `Extract`.
"""
