"""Forms: one project (or one department) on a page, label cells around a block of money and a grid of indicators.

Which lines are a form, what its cells mean and what becomes of each is told here; the words are in the vocabulary.
Hands on projects, repairs and findings; lists are read elsewhere in this room.
"""
