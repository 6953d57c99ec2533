"""Rules that need one document alone and are hard to say in SQL: what the numbers inside its texts come to.

All other rules are judged in the warehouse, over the facts of all documents (`warehouse/rules`).
A rule here takes typed rows and hands on finding rows; which rules there are stands in `vocabulary/rules.csv`.
"""
