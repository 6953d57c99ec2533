"""What a person's lines about projects say of ids: which are one, which two, and which became others.

Which rows a line names is told in `named_rows.py`. A line that fits several projects decides nothing, and is handed
back: years or codes would tell which is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.resolve.bodies.named import Unmatched
from pipeline.resolve.decisions import Line, ProjectDecision, joined
from pipeline.resolve.printed import PrintedProject
from pipeline.resolve.projects.identities import Identities, Identity
from pipeline.resolve.projects.joining import Joining, Tie
from pipeline.resolve.projects.named_rows import NamedRows

Pair = tuple[int, int, Line]


@dataclass(frozen=True, slots=True)
class Step:
    """A line that says that a project was split into another one, or went into it (`split`, `merged`)."""

    earlier_id: int
    later_id: int
    decision: ProjectDecision


@dataclass(frozen=True, slots=True)
class Decided:
    """The groups of ids by decisions and rules, and what was decided."""

    joining: Joining
    same: tuple[Tie, ...]
    never: tuple[tuple[int, int], ...]
    steps: tuple[Step, ...]
    unmatched: tuple[Unmatched, ...]


def decided(named: Sequence[NamedRows], found: Identities, ties: Sequence[Tie]) -> Decided:
    """Return what the lines say of the identities that rules tie.

    Raises:
        StewardError: lines make two into one that another line says are two.
    """
    by_word: dict[str, list[NamedRows]] = defaultdict(list)
    for one in named:
        by_word[one.decision.decision].append(one)
    never, uncut = _never(by_word["never_same"], found)
    apart = [(left, right) for left, right, _ in never]
    same, vague = _same(by_word["same"], found, Joining.of(apart, ties))
    joined(same, never)
    said = tuple(sorted(_by_person(*pair) for pair in same))
    joining = Joining.of(apart, [*said, *sorted(ties)])
    steps, unclear = _steps([*by_word["split"], *by_word["merged"]], found, joining)
    return Decided(joining, said, tuple(apart), steps, (*uncut, *vague, *unclear))


def _by_person(left: int, right: int, line: Line) -> Tie:
    return Tie(min(left, right), max(left, right), str(line), is_by_person=True)


def _ids(rows: Iterable[PrintedProject], found: Identities) -> list[int]:
    """Return the ids that rows are known as; of several projects of one name in a document the first."""
    first: dict[Identity, tuple[int, int]] = {}
    for row in rows:
        one = found.known[found.project_of[row.row_id]]
        first[one.identity] = min((one.nth, one.project_id), first.get(one.identity, (one.nth, one.project_id)))
    return sorted(project_id for _, project_id in first.values())


def _never(lines: Iterable[NamedRows], found: Identities) -> tuple[list[Pair], list[Unmatched]]:
    pairs: list[Pair] = []
    uncut = []
    for one in lines:
        lefts, rights = _ids(one.left, found), _ids(one.right, found)
        if set(lefts) & set(rights):
            uncut.append(Unmatched(one.decision.line, "both sides have one code and name: write the year of each"))
        else:
            pairs += [(left, right, one.decision.line) for left in lefts for right in rights]
    return pairs, uncut


def _same(lines: Iterable[NamedRows], found: Identities, joining: Joining) -> tuple[list[Pair], list[Unmatched]]:
    """Return the pairs that are one; a line may make clear which project another one means."""
    pairs: list[Pair] = []
    waiting = list(lines)
    is_going_on = True
    while is_going_on:
        clear = [one for one in waiting if _side(one.left, found, joining) and _side(one.right, found, joining)]
        for one in clear:
            left, right = _ids(one.left, found)[0], _ids(one.right, found)[0]
            pairs += [(left, right, one.decision.line)] if left != right else []
            joining.join(left, right)
        is_going_on = bool(clear)
        waiting = [one for one in waiting if one not in clear]
    return pairs, [_vague(one, found, joining) for one in waiting]


def _side(rows: Iterable[PrintedProject], found: Identities, joining: Joining) -> int | None:
    """Return the group of the one project that a side names, or None where it names several."""
    roots = {joining.root(one) for one in _ids(rows, found)}
    return roots.pop() if len(roots) == 1 else None


def _vague(one: NamedRows, found: Identities, joining: Joining) -> Unmatched:
    text = one.decision.right if _side(one.left, found, joining) else one.decision.left
    return Unmatched(one.decision.line, f"{text} fits several projects: write its code or its year")


def _steps(lines: Iterable[NamedRows], found: Identities, joining: Joining) -> tuple[tuple[Step, ...], list[Unmatched]]:
    steps, unclear = [], []
    for one in sorted(lines, key=lambda one: one.decision.line):
        earlier, later = _side(one.left, found, joining), _side(one.right, found, joining)
        if earlier is None or later is None:
            unclear.append(_vague(one, found, joining))
        elif earlier == later:
            unclear.append(Unmatched(one.decision.line, "both sides are one project by code, name or another line"))
        else:
            steps.append(Step(earlier, later, one.decision))
    return tuple(steps), unclear
