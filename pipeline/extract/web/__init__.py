"""Web pages to grids.

Nothing is fetched, executed or followed.
Hands on tables and lines of text.
"""
