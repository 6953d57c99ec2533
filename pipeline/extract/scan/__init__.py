"""Scanned pages and pictures to grids, if the extra for text recognition is installed.

Cells are found with the same lattice as on other pages.
Hands on grids whose cells carry the confidence of their text.
"""
