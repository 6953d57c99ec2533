"""What is stored and how it is queried: tables, marts, checks and releases. DuckDB lives here.

This floor takes staged rows and entities from `pipeline`, and hands on immutable release files and read-only answers.
It knows neither Dagster nor the command line: the floor above (`assets`) decides when things run.
"""
