"""Plain text to grids: fields separated by tabs, commas, bars or columns of blanks.

Nothing here knows what the fields mean.
Hands on a grid for each page.
"""
