"""Rules that need only one document and are hard to express in SQL: do the numbers inside its texts agree?

All other rules are judged in the warehouse, over the facts of all documents (`warehouse/rules`).
A rule here takes typed rows and returns finding rows; `vocabulary/rules.csv` lists the rules.
"""
