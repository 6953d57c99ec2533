"""Tables without ruling lines between all cells, read by the positions of known heading words.

Ruled tables are found earlier, in `page/`.
Hands on the same rows of cells, or a doubt where columns cannot be identified.
"""
