"""The numbers that rules are judged by, from `vocabulary/rule_parameters.csv`; no rule holds one of its own.

What a parameter means stands beside it in the list. Hands on decimals in the unit that the list names.
"""

from __future__ import annotations

import functools
from decimal import Decimal

from pipeline import vocabulary


@functools.cache
def parameter(rule_id: str, name: str) -> Decimal:
    """Return a rule's parameter.

    Raises:
        KeyError: the list has no such line.
    """
    found = {(row["rule_id"], row["parameter"]): row["value"] for row in vocabulary.rows("rule_parameters")}
    return Decimal(found[rule_id, name])
