"""What a document says: bytes in, typed records out.

This floor knows the documents and their domain, and hands on records. It knows neither a database nor Dagster:
those belong to the floors above (`warehouse`, `assets`).
The folders are the steps in the order in which data flows: extract, parse, normalize, validate, resolve.
"""
