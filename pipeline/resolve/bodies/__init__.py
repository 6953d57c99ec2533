"""Units and departments: which printed labels are one body, and what became of it by a person's word.

A body keeps its own code, name and years; the crosswalk only leads from it to its successor. Hands on bodies with ids,
the labels that one document leaves open and another prints, and what waits for a person.
"""
