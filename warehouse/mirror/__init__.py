"""The current release as a schema of a PostgreSQL server, for BI tools that cannot use DuckDB.

A new schema is filled and then takes the name of the published one; readers see the old or the new one, never both.
The queries to DuckDB and the statements to PostgreSQL are here; nothing here changes a release.
"""
