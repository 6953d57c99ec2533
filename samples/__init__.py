"""A small fictional county, 青禾县, and the documents that its departments publish.

`county/` holds what the county says, as CSV that a person can edit; the modules turn it into an inbox of files.
Nothing here reads a document: that is what the pipeline is for, and the samples must not know how it does it.
"""
