"""Scanned pages and pictures to grids, where the extra for character recognition is installed.

The lattice is that of every page.
Hands on grids whose cells know how sure their text is.
"""
