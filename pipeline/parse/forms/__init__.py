"""Forms: one project (or one department) per page, with label cells around a block of money and a grid of indicators.

This room decides which lines are a form, what its cells mean and what becomes of each; the words are in the vocabulary.
Hands on projects, repairs and findings; lists are read elsewhere in `parse`.
"""
