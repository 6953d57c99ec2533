"""Word documents to grids.

Nothing here knows what a table means.
Hands on tables and lines of text.
"""
