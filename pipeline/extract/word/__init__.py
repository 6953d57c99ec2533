"""Word documents to grids.

What a table means is not known here.
Hands on tables and lines of text.
"""
