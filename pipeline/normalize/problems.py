"""What can go wrong when a printed text is typed, as one small record that names a rule of `vocabulary/rules.csv`.

No place and no document is known here: a reader of single texts reports a problem and goes on.
The typing of a document turns problems into finding rows with a place.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import cast

from pipeline import vocabulary
from pipeline.records import FindingState, Severity

CLIPPED = "S04"
NO_MONEY_UNIT = "S06"
TOTAL_DIFFERS = "S07"
NO_VALUE_OR_UNIT = "C08"
WEIGHT_SUM = "V01"
WRONG_CLASS_PAIR = "V04"
UNKNOWN_COMPARATOR = "V05"
NUMBER_IS_QUALITATIVE = "V08"
MEASURE_UNIT = "V11"
NEGATIVE_AMOUNT = "N01"
UNREADABLE_AMOUNT = "N02"
ROUNDED_AMOUNT = "N03"
BLANK_AMOUNT = "N04"
UNREADABLE_WEIGHT = "N05"
TOO_MANY_DIGITS = "N06"
CELL_CONTRADICTS_COLUMN = "N07"
UNKNOWN_CLASS = "N08"
UNKNOWN_DIRECTION = "N09"
UNKNOWN_YEAR = "N10"
UNKNOWN_REGION = "N11"
UNKNOWN_DEPARTMENT = "N12"
DOCUMENT_CONTRADICTS_FOLDER = "N13"
UNCHECKED_TOTAL = "N14"
UNREADABLE_DATE = "N15"
EXECUTION_RATE = "N16"
UNREADABLE_SCORE = "N17"
UNREADABLE_ACTUAL = "N18"
MONEY_BLOCK_DIFFERS = "N19"
NO_SINGLE_NUMBER = "N20"
PROJECT_EXPENDITURE_DIFFERS = "N21"
PERCENT_OR_FRACTION = "N22"
POINTS_ELSEWHERE = "N23"
NUMBERS_DISAGREE = "Q06"
SCORE_DIFFERS = "R02"


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a text breaks (`rule_id`), and a message that says what to do about it."""

    rule_id: str
    message: str
    observed: str = ""
    expected: str = ""
    state: FindingState = "fail"


@functools.cache
def _severities() -> dict[str, Severity]:
    return {row["rule_id"]: cast("Severity", row["severity"]) for row in vocabulary.rows("rules")}


def severity_of(rule_id: str) -> Severity:
    """Return how grave a broken rule is.

    Raises:
        KeyError: `rules.csv` has no such rule.
    """
    return _severities()[rule_id]
