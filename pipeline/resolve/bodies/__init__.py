"""Units and departments: which printed labels are the same body, and what became of it by a person's decision.

A body keeps its own code, name and years; the crosswalk only leads from it to its successor. Hands on bodies with ids,
labels that one document leaves out and another supplies, and what a person needs to decide.
"""
