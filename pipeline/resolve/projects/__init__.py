"""Projects: which printed rows are one project over the years, what became of each, and what a person needs to decide.

`linking.py` assigns rows to ids, before it is known which rows count; `histories.py` derives each project's history
afterwards. Units and departments are in `bodies/`.
"""
