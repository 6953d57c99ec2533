"""Typed rows to entities: which printed things are one, under which ids, and what counts.

`entities.py` brings the answers of this room together, and is what a load calls. Nothing is imported here, so that
whoever asks for one of them does not wait for all.
"""
