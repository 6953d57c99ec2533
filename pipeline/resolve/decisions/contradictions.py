"""Decisions that cannot all hold: two that are one through a chain and two by another line, two answers, a circle.

Nothing here knows what is decided on: things are anything that can be compared, such as a key or an id. It hands on
what follows from the lines together, or an error that names the lines of which one must go.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from pipeline.resolve.decisions.lines import Line, StewardError

Pair = tuple[Hashable, Hashable, Line]
Key = TypeVar("Key", bound=Hashable)
_MOST_NAMED = 12
"""Lines of a chain that a message names; whoever reads it takes out one of them."""
Ways = dict[Hashable, list[tuple[Line, Hashable]]]
"""For each thing, the things that a line leads to from it, in the order of the lines."""


def joined(pairs: Iterable[Pair], apart: Iterable[Pair]) -> dict[Hashable, frozenset[Hashable]]:
    """Return, for each thing of `pairs`, all things that the pairs make one with it.

    Raises:
        StewardError: the two of a pair in `apart` become one; the message names its line and the shortest chain.
    """
    pairs = list(pairs)
    ways = _ways([*pairs, *((right, left, line) for left, right, line in pairs)])
    groups: dict[Hashable, frozenset[Hashable]] = {}
    for thing in ways:
        if thing not in groups:
            group = frozenset(_reached(ways, thing))
            groups.update(dict.fromkeys(group, group))
    for left, right, line in sorted(apart, key=_line):
        if left == right or right in groups.get(left, ()):
            raise _not_two(left, right, line, _chain(ways, left, right))
    return groups


def in_one_direction(steps: Iterable[Pair]) -> None:
    """Look whether the steps, each from its first thing to its second, lead nowhere back to where they came from.

    Raises:
        StewardError: they do; the message names the lines of the shortest circle.
    """
    steps = sorted(steps, key=_line)
    ways = _ways(steps)
    try:
        TopologicalSorter({thing: [other for _, other in others] for thing, others in ways.items()}).prepare()
    except CycleError:
        raise _circle(steps, ways) from None


def _circle(steps: Iterable[Pair], ways: Ways) -> StewardError:
    """Return the error for the first step that leads back to where it comes from; one does."""
    for left, right, line in steps:
        if right == left or left in _reached(ways, right):
            circle = sorted({line, *_chain(ways, right, left)})
            return StewardError(f"{_together(circle)} lead in a circle: take one of these lines out")
    raise AssertionError("a circle was told and none was found")


def single(answers: Iterable[tuple[Key, str, Line]], asked: str) -> dict[Key, str]:
    """Return the answer for each thing, where lines that answer for one thing say the same.

    Args:
        answers: a thing, what a line says of it, and the line.
        asked: what is answered, for the message, such as `the name`.

    Raises:
        StewardError: two lines answer differently; the message names both.
    """
    said: dict[Key, tuple[str, Line]] = {}
    for thing, answer, line in sorted(answers, key=_line):
        first, earlier = said.setdefault(thing, (answer, line))
        if answer != first:
            raise StewardError(
                f"{earlier} and {_after(earlier, line)} differ in {asked} of {_told(line.left, thing)} "
                f"({first}, {answer}): take one of these lines out"
            )
    return {thing: answer for thing, (answer, _) in said.items()}


def _line(pair: tuple[object, object, Line]) -> Line:
    return pair[2]


def _ways(steps: Iterable[Pair]) -> Ways:
    ways: Ways = defaultdict(list)
    for left, right, line in sorted(steps, key=_line):
        ways[left].append((line, right))
    return dict(ways)


def _reached(ways: Ways, start: Hashable) -> dict[Hashable, tuple[Line, Hashable] | None]:
    """Return what can be reached from a thing, nearest first, each with the line and the thing that led to it."""
    reached: dict[Hashable, tuple[Line, Hashable] | None] = {start: None}
    waiting = deque([start])
    while waiting:
        thing = waiting.popleft()
        for line, other in ways.get(thing, ()):
            if other not in reached:
                reached[other] = (line, thing)
                waiting.append(other)
    return reached


def _chain(ways: Ways, start: Hashable, end: Hashable) -> list[Line]:
    """Return the lines of the shortest way between two things, each line once."""
    reached = _reached(ways, start)
    lines = []
    while (step := reached[end]) is not None:
        lines.append(step[0])
        end = step[1]
    return list(dict.fromkeys(reversed(lines)))


def _not_two(left: Hashable, right: Hashable, line: Line, chain: Sequence[Line]) -> StewardError:
    says = f"{line} says that {_told(line.left, left)} and {_told(line.right, right)} are two"
    if not chain:
        return StewardError(f"{says}, but both read alike: take the line out")
    makes = "makes" if len(chain) == 1 else "make"
    return StewardError(f"{says}, but {_together(chain, line)} {makes} them one: take one of these lines out")


def _together(lines: Sequence[Line], before: Line | None = None) -> str:
    """Return the lines, each with its two texts, as they are named behind the line `before`."""
    told = []
    for line in lines[:_MOST_NAMED]:
        told.append(f"{_after(before, line)} ({line.left}, {line.right})" if line.left else _after(before, line))
        before = line
    if len(lines) > _MOST_NAMED:
        told.append(f"{len(lines) - _MOST_NAMED} more lines")
    return " and ".join([*filter(None, [", ".join(told[:-1])]), told[-1]])


def _after(before: Line | None, line: Line) -> str:
    """Return a line as it is named behind another: without the file where it is the same."""
    return f"line {line.number}" if before is not None and before.file == line.file else str(line)


def _told(text: str, thing: Hashable) -> str:
    return text or str(thing)
