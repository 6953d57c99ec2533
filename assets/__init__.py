"""What runs when, and in what order: the Dagster graph and the command line.

Whatever can be tested without Dagster is on the floors below; an asset calls it and reports the result.
Dagster loads `assets.definitions`; people call `assets.cli`.
"""
