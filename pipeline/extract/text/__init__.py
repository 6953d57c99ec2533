"""Plain text to grids: tabs, commas, bars or columns of blanks.

What the fields mean is not known here.
Hands on a grid for each page.
"""
