"""Whether what stands above and below a page edge is one project or two.

A project has one name and one amount, and its weights add up to a whole: that tells most cuts, whatever was cut.
What cannot be told is None, and nobody may guess it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.parse.brackets import balance
from pipeline.parse.drafts import joined, overlap
from pipeline.parse.habits import Habits
from pipeline.records import Printed

Fields = Mapping[str, Printed]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a page edge prints of a project: its fields, and the sum of the weights beside them.

    `is_repeated`: several rows print the name, so that it is whole and not one half of a cut one.
    """

    fields: Fields
    weight: Decimal | None
    is_repeated: bool = False

    def text(self, name: str) -> str:
        """Return the text of a field, '' when it is blank."""
        value = self.fields.get(name)
        return value.text if value else ""


def is_one(above: Side, below: Side, habits: Habits, *, is_edge: bool = True, is_page: bool = True) -> bool | None:
    """Return whether both sides are one project; None when it cannot be told.

    An amount on each side is two projects', unless it is one line that straddles the edge and is drawn on both pages.

    Args:
        above: what the project before the edge prints.
        below: what the rows after it print, up to the next project's name.
        habits: the habits of the table.
        is_edge: whether a page is known to end here.
        is_page: whether pages were drawn, so that a line may straddle the edge; in plain text each is printed once.
    """
    if not above.fields or not below.fields:
        return True
    amounts = [side.text("amount") for side in (above, below) if side.text("amount")]
    names = [side.text("project") for side in (above, below) if side.text("project")]
    if len(set(amounts)) == 2 or (len(amounts) == 2 and not is_page and len(set(names)) == 2):
        return False
    if len(set(names)) < 2 or overlap(*names) > 0:
        return True
    if above.is_repeated or below.is_repeated:
        return False
    if closes_bracket(above.fields.get("project"), below.fields.get("project")):
        return True
    by_weight = _by_weight(above.weight, below.weight, habits)
    return _by_habit(above, below, habits) if by_weight is None and is_edge else by_weight


def is_blank_part_of(above: Side, blank: Side, below: Side, habits: Habits) -> bool | None:
    """Return whether a page without a project's text goes on with the project before it and not with the next one.

    Only the weights can tell: those of one project are whole with the page's own, and those of the other without.
    """
    if above.weight is None or blank.weight is None or below.weight is None:
        return None
    goes_on = above.weight + blank.weight in habits.sums and below.weight in habits.sums
    begins = above.weight in habits.sums and blank.weight + below.weight in habits.sums
    return goes_on if goes_on != begins else None


def closes_bracket(name: Printed | None, rest: Printed | None) -> bool:
    """Whether the name has a bracket left open that the rest closes."""
    return bool(name and rest and balance(name.text) > 0 and balance(joined(name, rest).text) == 0)


def _by_weight(above: Decimal | None, below: Decimal | None, habits: Habits) -> bool | None:
    if above is None or below is None:
        return None
    if above in habits.sums and below in habits.sums:
        return False
    is_whole = above + below in habits.sums
    return True if is_whole and above not in habits.sums and below not in habits.sums else None


def _by_habit(above: Side, below: Side, habits: Habits) -> bool | None:
    """Where each whole project prints a field once, two projects would print it twice."""
    once = [f for f in ("project_code", "amount", "goal") if f in habits.always]
    return True if any(not (above.text(f) and below.text(f)) for f in once) else None
