"""Web pages to grids.

Nothing is fetched, run or followed.
Hands on tables and lines of text.
"""
