"""Scores of indicators: as printed, and as each version of the scoring rules computes them from target and actual.

The versions stand in `vocabulary/scoring_rules.csv`; t is the target, a the actual, w the weight. Bands of qualitative
indicators are a person's judgement and are not computed. Hands on points, and the version that gives the printed ones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline import vocabulary
from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem
from pipeline.text import fold_value

Better = Literal["more", "less", "equal"]
"""Whether more is better, less is better, or the target is to be met."""

_SCORE = re.compile(r"\(?(\d{1,3}(?:\.\d{1,20})?|\.\d{1,20})(?:分|点)?\)?(?:,?\(?[优良中差]\)?)?")
_NOTHING = re.compile(r"[-/无]*")
_LARGEST = 200
"""Points of a project or a department; extra points can lift a total above 100."""
_DECIMALS = 4
"""A formula prints up to 16; what is beyond these is no part of a point that anybody gives, and is rounded unsaid."""
EXECUTION_WEIGHT = Decimal(10)
"""Points of the execution rate."""
_WHOLE = Decimal(1)
_FINEST_STEP = Decimal("0.01")
"""What a formula prints beyond it is no finer scale."""
_EXACT = Decimal("0.005")
"""A version that gives the printed points to two decimals is preferred to one that gives them by rounding."""


def parse_score(printed: str | None) -> tuple[Decimal | None, tuple[Problem, ...]]:
    """Return the points that a cell prints (`9.5`, `9.5分`, `95.2（优）`); blank or a dash is none and no problem."""
    text = fold_value(printed) if printed else ""
    if _NOTHING.fullmatch(text):
        return None, ()
    match = _SCORE.fullmatch(text)
    score = round(Decimal(match[1]), _DECIMALS) if match else None
    if score is None or score > _LARGEST:
        message = f'the score "{printed}" is not loaded: it should be a number of points'
        return None, (Problem(p.UNREADABLE_SCORE, message, printed or "", "a number of points such as 9.5"),)
    return score, ()


def execution_points(rate: Decimal) -> Decimal:
    """Return the points that an execution rate in percent is worth: a tenth of it, at most ten."""
    return min(max(rate / 10, Decimal(0)), EXECUTION_WEIGHT)


def score_step(printed: Iterable[str | None]) -> Decimal:
    """Return the step in which a form gives points: 1 where all its scores are whole, else that of the finest one."""
    scores_read = (parse_score(text)[0] for text in printed)
    return max(min((_step(score) for score in scores_read if score is not None), default=_WHOLE), _FINEST_STEP)


def _step(score: Decimal) -> Decimal:
    exponent = score.normalize().as_tuple().exponent
    return _WHOLE.scaleb(min(exponent, 0)) if isinstance(exponent, int) else _WHOLE


def proportional(target: Decimal, actual: Decimal, weight: Decimal) -> Decimal:
    """Return w where the target is met, else its share a/t; never less than nothing."""
    if actual >= target:
        return weight
    return max(weight * actual / target, Decimal(0)) if target > 0 else Decimal(0)


def inverse(target: Decimal, actual: Decimal, weight: Decimal) -> Decimal:
    """Return w where at most the target is used up, else its share t/a."""
    if actual <= target:
        return weight
    return weight * target / actual if target > 0 else Decimal(0)


def overrun(target: Decimal, actual: Decimal, weight: Decimal) -> Decimal:
    """Return w where at most the target is used up, less the overrun's share of the target; nothing from 2t on."""
    if actual <= target:
        return weight
    if target <= 0 or actual >= 2 * target:
        return Decimal(0)
    return weight * (1 - (actual - target) / target)


_FORMULAS: dict[str, Callable[[Decimal, Decimal, Decimal], Decimal]] = {
    "proportional": proportional,
    "inverse": inverse,
    "overrun": overrun,
}


@functools.cache
def _versions(better: Better) -> dict[str, str]:
    return {row["version"]: row["formula"] for row in vocabulary.rows("scoring_rules") if row["better"] == better}


def scores(better: Better, target: Decimal, actual: Decimal, weight: Decimal) -> dict[str, Decimal]:
    """Return the points that each version of the scoring rules gives, by version."""
    if better == "equal" and target == 0:
        met = weight if actual <= 0 else Decimal(0)
        return dict.fromkeys(_versions(better), met)
    return {version: _FORMULAS[name](target, actual, weight) for version, name in _versions(better).items()}


def better_of(direction: str | None, comparator: str | None) -> Better | None:
    """Return what is better, by the direction (正向, 反向), else by ＝; None where neither tells."""
    if direction is not None:
        return "more" if direction == "正向" else "less"
    return "equal" if comparator == "＝" else None


@dataclass(frozen=True, slots=True)
class ScoreReading:
    """A printed score, the version of the rules that gives it, and what is wrong with it."""

    score: Decimal | None
    rule: str | None
    problems: tuple[Problem, ...] = ()


def read_score(
    printed: str | None,
    better: Better | None,
    target: Decimal | None,
    actual: Decimal | None,
    weight: Decimal | None,
    step: Decimal = _WHOLE,
) -> ScoreReading:
    """Return a printed score with the version that reproduces it, the newest where several do.

    `rule` is None where nothing is printed, where a number is missing, and, with a problem, where none gives it.

    Args:
        printed: the score cell.
        better: what is better for the indicator, where known.
        target: its one number; None for texts and ranges.
        actual: in the target's unit.
        weight: its points.
        step: in which the form gives points: only where all are whole numbers is a whole number a rounded one.
    """
    score, found = parse_score(printed)
    if score is None:
        return ScoreReading(None, None, found)
    if weight is not None and score > weight:
        message = f"the score {score:f} is above the weight {weight:f}: check whether the columns were read rightly"
        return ScoreReading(score, None, (Problem(p.SCORE_DIFFERS, message, f"{score:f}", f"at most {weight:f}"),))
    if better is None or target is None or actual is None or weight is None:
        return ScoreReading(score, None)
    computed = scores(better, target, actual, weight)
    giving = [version for version, points in computed.items() if _is_same(points, score, step)]
    if not giving:
        return ScoreReading(score, None, (_differs(score, computed),))
    exactly = [version for version in giving if abs(computed[version] - score) < _EXACT] or giving
    return ScoreReading(score, exactly[-1])


def _is_same(computed: Decimal, printed: Decimal, step: Decimal) -> bool:
    """Whether the printed points are the computed ones, rounded or cut off at the printed decimals."""
    unit = min(_step(printed), step) if printed == round(printed) else _step(printed)
    return -unit / 2 <= computed - printed < (unit if unit < 1 else unit / 2)


def _differs(score: Decimal, computed: dict[str, Decimal]) -> Problem:
    told = ", ".join(f"{version}: {points:.2f}" for version, points in sorted(computed.items()))
    message = (
        f"the score {score:f} follows from no version of the scoring rules ({told}): check target, actual and score"
    )
    return Problem(p.SCORE_DIFFERS, message, f"{score:f}", told)


def total_problem(
    total: Decimal | None, parts: Sequence[Decimal | None], extra: Decimal | None, *, is_extra_due: bool = False
) -> tuple[Problem, ...]:
    """Return a problem where a total score is not the sum of its parts, with or without the execution's points.

    Args:
        total: the printed total.
        parts: the indicators' scores; nothing is judged where one of them is missing.
        extra: the score of the execution rate.
        is_extra_due: whether the weights keep points for the execution rate; where they cannot be told, neither can the
            total be, if no more than they are missing.
    """
    known = [part for part in parts if part is not None]
    if total is None or not parts or len(known) != len(parts):
        return ()
    sums = {sum(known, Decimal(0)), sum(known, extra or Decimal(0))}
    if any(abs(total - one) <= Decimal("0.05") for one in sums):
        return ()
    printed, told = f"{total.normalize():f}", " or ".join(f"{one.normalize():f}" for one in sorted(sums))
    message = f"the total score is {printed} and the scores add up to {told}: check for rows missing or misread"
    is_open = is_extra_due and extra is None and 0 <= total - sum(known, Decimal(0)) <= EXECUTION_WEIGHT
    return (Problem(p.SCORE_DIFFERS, message, printed, told, state="undecidable" if is_open else "fail"),)
