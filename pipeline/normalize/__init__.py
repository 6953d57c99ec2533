"""Printed to typed: money, targets, classes and names, with a finding for whatever is wrong.

Nothing here opens a publisher's file or knows where rows are stored; the words are in `pipeline/vocabulary`.
`typed.type_document` combines the parts and returns the typed rows of one document.
"""
