"""Projects: which printed rows are one through the years, what became of each, and what waits for a person.

`linking.py` joins rows under ids, before it is known which of them count; `histories.py` tells the steps of their lives
afterwards. Units and departments are next door, in `bodies/`.
"""
