"""The rows that do not go by the key of their printed name: cut names, and what a person decided row by row.

A person's word goes before a cut that the rules found. Which keys are one is told in `groups.py`. Hands on the key of
each such row with the reason, and what key a text that the steward wrote stands for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.normalize.names import indicator_key
from pipeline.resolve.decisions import IndicatorDecision, Line, StewardError
from pipeline.resolve.indicators.clips import whole_keys
from pipeline.resolve.printed import PrintedIndicatorRow
from pipeline.resolve.registry import RULE
from pipeline.text import fold

CLIP, UNCLIP, APART = "clip", "unclip", "never_merge"
KeyOf = Callable[[str], str]
"""The key that a text of the steward's stands for."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The key that a row goes by, and who or what says so."""

    key: str
    rule: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where a row stands: its project's id, and its unit's code and name; by document and number of the project."""

    project_of: Mapping[tuple[str, int], int]
    unit_of: Mapping[tuple[str, int], tuple[str | None, str | None]]

    def scope(self, row: PrintedIndicatorRow) -> tuple[int, str | None, str | None]:
        """Return what two rows must share for one to be the other's cut name."""
        return self.project_of[row.document_id, row.project_no], row.level_1, row.level_2

    def is_in(self, row: PrintedIndicatorRow, unit: str) -> bool:
        """Whether the row's unit bears this code or name, which is folded; '' is every unit."""
        return not unit or unit in {fold(part) for part in self.unit_of[row.document_id, row.project_no] if part}


def placed_rows(
    rows: Sequence[PrintedIndicatorRow], places: Places, decisions: Sequence[IndicatorDecision]
) -> tuple[dict[int, Placed], KeyOf]:
    """Return the rows that do not go by their own key, by row id, and the key of each text of the steward's.

    Raises:
        StewardError: two texts that read alike are to stay two.
    """
    own = _own_keys(decisions)

    def key_of(text: str) -> str:
        return own[fold(text)][0] if fold(text) in own else indicator_key(text)

    placed = _kept_apart(rows, own)
    placed |= _cut(rows, places, placed)
    placed |= _made_whole(rows, places, decisions, key_of)
    return placed, key_of


def _own_keys(decisions: Sequence[IndicatorDecision]) -> dict[str, tuple[str, Line]]:
    """Return folded text -> a key of its own, for texts that rules make one with what a person keeps apart."""
    own: dict[str, tuple[str, Line]] = {}
    for one in decisions:
        left, right = fold(one.left), fold(one.right)
        if one.decision != APART or indicator_key(one.left) != indicator_key(one.right):
            continue
        if left == right:
            raise StewardError(f"{one.line}: {one.left} and {one.right} read alike: take the line out")
        text = left if right == indicator_key(one.right) else right
        own.setdefault(text, (text, one.line))
    return own


def _kept_apart(rows: Iterable[PrintedIndicatorRow], own: Mapping[str, tuple[str, Line]]) -> dict[int, Placed]:
    if not own:
        return {}
    keys = {indicator_key(text) for text in own}
    found = {}
    for row in rows:
        if row.indicator_key in keys and (told := own.get(fold(row.name_printed))):
            found[row.row_id] = Placed(told[0], APART, str(told[1]))
    return found


def _cut(rows: Sequence[PrintedIndicatorRow], places: Places, placed: Mapping[int, Placed]) -> dict[int, Placed]:
    """Return the rows whose name is another one's of the same project and class, cut."""
    here = [row for row in rows if row.row_id not in placed]
    wholes = whole_keys((places.scope(row), row.indicator_key) for row in here)
    found = {}
    for row in here if wholes else ():
        if whole := wholes.get((places.scope(row), row.indicator_key)):
            found[row.row_id] = Placed(whole, CLIP, RULE)
    return found


def _made_whole(
    rows: Iterable[PrintedIndicatorRow], places: Places, decisions: Sequence[IndicatorDecision], key_of: KeyOf
) -> dict[int, Placed]:
    """Return the rows of which a person says what their cut name is in full."""
    told: dict[str, list[IndicatorDecision]] = {}
    for one in decisions:
        if one.decision == UNCLIP:
            told.setdefault(fold(one.left), []).append(one)
    for lines in told.values():
        lines.sort(key=lambda one: (one.unit is None, one.line))
    found: dict[int, Placed] = {}
    for row in rows if told else ():
        for one in told.get(fold(row.name_printed), ()):
            if places.is_in(row, fold(one.unit or "")):
                found.setdefault(row.row_id, Placed(key_of(one.right), UNCLIP, str(one.line)))
    return found
