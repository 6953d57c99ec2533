"""One printed indicator row as a typed row with its findings.

Each field is typed by a module of its own (values, taxonomy, weights, directions, names, clip); here they only meet.
Hands on an `IndicatorRow` and the `FindingRow`s of its cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.normalize import problems as p
from pipeline.normalize.actuals import ActualValue, parse_actual
from pipeline.normalize.clip import LongerTexts, clipped_reason_beside
from pipeline.normalize.day_numbers import actual_without_day, target_without_day
from pipeline.normalize.directions import direction_of, inferred_direction, printed_direction
from pipeline.normalize.findings import findings_of, row_box
from pipeline.normalize.ids import stable_id
from pipeline.normalize.name_key import name_key
from pipeline.normalize.names import indicator_name, unit_in_name
from pipeline.normalize.pointers import followed, is_pointer, pointer_problem
from pipeline.normalize.problems import Problem
from pipeline.normalize.scores import ScoreReading, better_of, read_score
from pipeline.normalize.target_value import TargetValue
from pipeline.normalize.taxonomy import IndicatorClass, classify
from pipeline.normalize.value_in_name import with_value_of_name
from pipeline.normalize.values import parse_value
from pipeline.normalize.weights import WeightReading, parse_weight
from pipeline.records import FindingRow, IndicatorRow, Printed, PrintedIndicator, Stage
from pipeline.text import clean, says_nothing

_ABOUT_TIME = "时效指标"


@dataclass(frozen=True, slots=True)
class _Typed:
    """The typed fields of one row, before they become columns."""

    target: TargetValue
    weight: WeightReading
    classes: IndicatorClass
    clip_reason: str | None
    actual: ActualValue
    score: ScoreReading


@dataclass(frozen=True, slots=True)
class Numbers:
    """Which row it is: the document, its project's number there, its own in the project (from 1), the form's stage.

    `score_step` is the step in which the form gives points.
    """

    document_id: str
    project_no: int
    indicator_no: int
    stage: Stage
    score_step: Decimal = Decimal(1)


def text_of(printed: Printed | None) -> str | None:
    """Return a printed text, or None where there is none or only white space."""
    return printed.text if printed and clean(printed.text) else None


def _said(printed: Printed | None) -> str | None:
    """Return a printed remark as a person reads it; a dash says nothing."""
    text = text_of(printed)
    return None if text is None or says_nothing(text) else clean(text)


def type_indicator(
    printed: PrintedIndicator,
    numbers: Numbers,
    fiscal_year: int | None,
    longer_texts: LongerTexts,
) -> tuple[IndicatorRow, tuple[FindingRow, ...]]:
    """Return the typed row of one printed indicator, and its findings.

    Args:
        printed: the row as printed.
        numbers: which row of which document it is.
        fiscal_year: decides the taxonomy's version where both hold a pair.
        longer_texts: the project's name, goal and other indicators, from which a clipped name may have been cut.
    """
    printed, name, found = with_value_of_name(printed)
    classes = classify(text_of(printed.level_1), text_of(printed.level_2), fiscal_year)
    is_about_time = classes.level_2 == _ABOUT_TIME
    target, weight = _target(printed, name, is_about_time), _weight(printed)
    target = replace(target, problems=(*found, *target.problems))
    actual = _actual(printed, target, is_about_time)
    typed = _Typed(
        target=target,
        weight=weight,
        classes=classes,
        clip_reason=_clip_reason(printed.name, longer_texts),
        actual=actual,
        score=_score(printed, target, actual, weight, numbers.score_step),
    )
    row = _row(printed, name, typed, numbers)
    return row, tuple(_findings(printed, typed, row))


def _target(printed: PrintedIndicator, name: str, is_about_time: bool) -> TargetValue:
    """Return the target; a cell that only points elsewhere holds none, neither a number nor words."""
    text = text_of(printed.value)
    target = parse_value(
        text,
        text_of(printed.comparator),
        text_of(printed.measure_unit),
        printed.value.number_format if printed.value else None,
        unit_in_name(name),
        is_about_time=is_about_time,
    )
    if not is_pointer(text):
        return target_without_day(target, text, name)
    return replace(target, value_text=None, problems=target.problems or pointer_problem("target", text))


def _actual(printed: PrintedIndicator, target: TargetValue, is_about_time: bool) -> ActualValue:
    """Return the actual; 同左 beside the cell of the target is what that says."""
    cell = followed(printed.actual, printed.value)
    number_format = cell.number_format if cell else None
    actual = parse_actual(
        text_of(cell), number_format, target, is_about_time=is_about_time, name=clean(printed.name.text)
    )
    actual = actual_without_day(actual, target, text_of(cell), printed.name.text)
    if cell is not printed.actual:
        return replace(actual, text=actual.text or clean(text_of(cell) or "") or None)
    return replace(actual, problems=actual.problems or pointer_problem("actual", actual.text))


def _weight(printed: PrintedIndicator) -> WeightReading:
    if printed.weight is None:
        return WeightReading(None)
    return parse_weight(printed.weight.text, printed.weight.number_format)


def _score(
    printed: PrintedIndicator, target: TargetValue, actual: ActualValue, weight: WeightReading, step: Decimal
) -> ScoreReading:
    """Return the score, with the version of the rules that gives it; a range has no one target to compute from."""
    direction = direction_of(text_of(printed.direction), target.comparator)
    number = target.value_low if target.value_high is None else None
    better = better_of(direction, target.comparator)
    return read_score(text_of(printed.score), better, number, actual.value, weight.weight, step)


def _clip_reason(name: Printed, longer_texts: LongerTexts) -> str | None:
    if name.is_clipped:
        return "the cell is full and its text goes on under its edge"
    return clipped_reason_beside(name.text, longer_texts, "name")


def _row(printed: PrintedIndicator, name: str, typed: _Typed, numbers: Numbers) -> IndicatorRow:
    target, key = typed.target, name_key(name)
    return IndicatorRow(
        row_id=stable_id("indicator_row", numbers.document_id, numbers.project_no, numbers.indicator_no),
        document_id=numbers.document_id,
        project_no=numbers.project_no,
        indicator_no=numbers.indicator_no,
        level_1=typed.classes.level_1,
        level_2=typed.classes.level_2,
        level_1_printed=text_of(printed.level_1),
        level_2_printed=text_of(printed.level_2),
        taxonomy_version=typed.classes.taxonomy_version,
        indicator_key=key.key,
        indicator_name=indicator_name(name),
        name_rules="+".join(key.rules),
        name_printed=printed.name.text,
        is_clipped=typed.clip_reason is not None,
        comparator=target.comparator,
        comparator_printed=text_of(printed.comparator),
        value_printed=text_of(printed.value),
        value_low=target.value_low,
        value_high=target.value_high,
        value_text=target.value_text,
        measure_unit=target.measure_unit,
        measure_unit_printed=text_of(printed.measure_unit),
        weight=typed.weight.weight,
        weight_printed=text_of(printed.weight),
        direction_printed=text_of(printed.direction),
        direction_inferred=inferred_direction(target.comparator),
        direction=direction_of(text_of(printed.direction), target.comparator),
        stage=numbers.stage,
        actual_printed=text_of(printed.actual),
        actual_value=typed.actual.value,
        actual_text=typed.actual.text,
        score_printed=text_of(printed.score),
        score=typed.score.score,
        reason=_said(printed.reason),
        scoring_rule=typed.score.rule,
        forecast_printed=text_of(printed.forecast),
        baseline_printed=text_of(printed.baseline),
        page=printed.place.page,
        sheet=printed.place.sheet,
        source_row=printed.place.row,
        box=row_box(printed.name, printed.comparator, printed.value, printed.measure_unit, printed.weight),
    )


def _findings(printed: PrintedIndicator, typed: _Typed, row: IndicatorRow) -> Iterator[FindingRow]:
    name = clean(printed.name.text)
    problems = [
        *typed.classes.problems,
        *typed.target.problems,
        *typed.weight.problems,
        *_direction(printed.direction),
        *pointer_problem("name", printed.name.text),
        *typed.actual.problems,
        *typed.score.problems,
    ]
    if typed.clip_reason:
        problems.append(clip_problem(typed.clip_reason, name))
    yield from findings_of(row.document_id, problems, printed.place, name, row.row_id)


def clip_problem(reason: str, text: str) -> Problem:
    """Return the problem of a text that its publisher cut."""
    message = f"the text is clipped ({reason}): it is kept as printed; ask the publisher for the whole text"
    return Problem(p.CLIPPED, message, text[-20:], "a whole text")


def _direction(printed: Printed | None) -> tuple[Problem, ...]:
    text = text_of(printed)
    if text is None or printed_direction(text):
        return ()
    message = (
        f'the direction "{clean(text)}" is not in the vocabulary: add a line to pipeline/vocabulary/directions.csv'
    )
    return (Problem(p.UNKNOWN_DIRECTION, message, text, "正向 or 反向"),)
