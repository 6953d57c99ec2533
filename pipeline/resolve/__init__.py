"""Typed rows to entities: which printed things are the same, under which ids, and which rows count.

A load calls `entities.py`, which combines the results of this room. Nothing is imported here, so that importing one
module does not load them all.
"""
