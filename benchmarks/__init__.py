"""How fast a load is, beside what else could read the same documents, measured in one run.

Nothing here is needed to load or to ask; the figures that were measured stand in `docs/performance.md`.
"""
