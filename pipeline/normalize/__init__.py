"""Printed to typed: money, targets, classes, names, and what is wrong with them.

Nothing here opens a file of a publisher or knows where rows are stored; the words stand in `pipeline/vocabulary`.
`typed.type_document` puts the parts together and hands on the typed rows of one document.
"""
