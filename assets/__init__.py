"""When things run and in what order: the Dagster graph and the command line.

Whatever can be tested without Dagster lives on the floors below; an asset calls it and reports.
`assets.definitions` is what Dagster loads, `assets.cli` what a person calls.
"""
