"""The current release as a schema of a PostgreSQL server, for BI tools that speak to nothing else.

A new schema is filled and then takes the name of the published one; readers see the old or the new one, never both.
What is asked of DuckDB and what is said to PostgreSQL live here; nothing here changes a release.
"""
