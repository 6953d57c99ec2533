"""What is kept and how it is asked: tables, marts, checks and releases. DuckDB lives here.

This floor takes staged rows and entities from `pipeline`, and hands on immutable release files and read-only answers.
It knows no Dagster and no command line: when things run is the business of the floor above (`assets`).
"""
