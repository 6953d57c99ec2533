"""Rule Q06: the numbers in a project's goal and indicators agree with its budget and with each other.

How numbers are read from text is told in `figures.py`; the tolerances stand in `vocabulary/rule_parameters.csv`.
Hands on the finding rows of one project, all on its approved row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.findings import findings_of
from pipeline.normalize.problems import Problem
from pipeline.records import FindingRow, IndicatorRow, Place, ProjectRow
from pipeline.text import clean
from pipeline.validate.figures import Count, Sum, counts, heads_at_a_rate, parts_of_wholes, written_products
from pipeline.validate.parameters import parameter

_SHORTEST_NOUN = 3
"""A shorter noun in front of a number (学生, 人员) is not always the same people."""
_EVIDENCE = 80


def numbers_disagree(project: ProjectRow, indicators: Sequence[IndicatorRow]) -> tuple[FindingRow, ...]:
    """Return a finding for each number in a target project's texts that contradicts its budget or another text.

    A text that its publisher cut is not added up, because a part of it is missing.
    """
    if project.stage != "target":
        return ()
    texts = list(_texts(project, indicators))
    found: list[tuple[str, Problem]] = []
    for text, is_clipped in texts:
        found += ((text, problem) for problem in _in_one_text(text, project.amount_yuan, is_clipped=is_clipped))
    found += _between_texts([text for text, _ in texts])
    place = Place(row=project.source_row, column=1, page=project.page, sheet=project.sheet)
    rows = [findings_of(project.document_id, [one], place, text[:_EVIDENCE], project.row_id) for text, one in found]
    return tuple(row for group in rows for row in group)


def _texts(project: ProjectRow, indicators: Sequence[IndicatorRow]) -> Iterator[tuple[str, bool]]:
    """Yield the goal and each indicator's name once, and whether it is cut."""
    texts = {clean(row.name_printed): row.is_clipped for row in indicators}
    if project.goal is not None:
        yield project.goal, project.is_goal_clipped
        texts.pop(project.goal, None)
    yield from texts.items()


def _in_one_text(text: str, budget: Decimal | None, *, is_clipped: bool) -> Iterator[Problem]:
    for printed, really in written_products(text):
        if _differ(printed.yuan, really):
            yield _problem(f'"{printed.words}" comes to {really:f} yuan', printed.yuan, really)
        elif budget is not None:
            yield from _against_budget(printed, budget)
    for whole, parts in parts_of_wholes(text):
        if parts > whole.number and _differ(parts, whole.number):
            yield _problem(f"the parts of {whole.number:f}{whole.unit} add up to {parts:f}", parts, whole.number)
    added = None if is_clipped else heads_at_a_rate(text)
    if added is not None and budget is not None:
        yield from _against_budget(added, budget)


def _against_budget(added: Sum, budget: Decimal) -> Iterator[Problem]:
    """Yield a problem where a sum is more than the budget, or so near below it that it must be meant as all of it."""
    is_whole = added.yuan * 100 >= budget * parameter(p.NUMBERS_DISAGREE, "whole_share")
    if budget > 0 and is_whole and _differ(added.yuan, budget):
        yield _problem(f'"{added.words}" comes to {added.yuan:f} yuan and the budget is {budget:f}', added.yuan, budget)


def _differ(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) * 100 > abs(other) * parameter(p.NUMBERS_DISAGREE, "tolerance")


def _between_texts(texts: Sequence[str]) -> Iterator[tuple[str, Problem]]:
    """Yield where two texts print another number of the same people or things."""
    told = [(text, count) for text in texts for count in _told_once(text)]
    for at, (text, one) in enumerate(told):
        for other_text, other in told[at + 1 :]:
            if text != other_text and _is_same_noun(one, other) and _differ(one.number, other.number):
                noun = min(one.noun, other.noun, key=len)
                yield other_text, _problem(f'another text has another number of "{noun}"', other.number, one.number)


def _told_once(text: str) -> list[Count]:
    found = [count for count in counts(text) if len(count.noun) >= _SHORTEST_NOUN]
    return [one for one in found if sum(_is_same_noun(one, other) for other in found) == 1]


def _is_same_noun(one: Count, other: Count) -> bool:
    return one.unit == other.unit and (one.noun.endswith(other.noun) or other.noun.endswith(one.noun))


def _problem(what: str, observed: Decimal, expected: Decimal) -> Problem:
    return Problem(p.NUMBERS_DISAGREE, f"{what}: correct the text or the budget", f"{observed:f}", f"{expected:f}")
