"""What is drawn on a page to tables: glyphs and rules in, cells out, whatever program read them.

How the ink is got is told by the readers.
Hands on rows of cells, and the ink outside them.
"""
