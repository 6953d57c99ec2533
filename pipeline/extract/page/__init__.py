"""What is drawn on a page to tables: glyphs and ruling lines in, cells out, whichever program read them.

The readers are responsible for getting glyphs and lines.
Hands on rows of cells, and the text outside them.
"""
