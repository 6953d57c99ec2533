"""The classes of indicators: level 1 and level 2 in the version of the taxonomy to which the pair belongs.

The words, their variants and the pairs of each version stand in `vocabulary/taxonomy*.csv`.
A word that the lists do not hold stays as printed, with the line to add; a class is never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.class_words import class_named, class_word, satisfaction_named
from pipeline.normalize import problems as p
from pipeline.normalize.problems import Problem

_NEW_TAXONOMY_YEAR = 2021


@dataclass(frozen=True, slots=True)
class IndicatorClass:
    """A pair of classes; `taxonomy_version` is None where no version, or no single one, holds the pair."""

    level_1: str | None
    level_2: str | None
    taxonomy_version: str | None
    problems: tuple[Problem, ...] = ()


def classify(
    level_1_printed: str | None, level_2_printed: str | None, fiscal_year: int | None = None
) -> IndicatorClass:
    """Return the class that two printed words name.

    Args:
        level_1_printed: the level-1 cell (`产出指标(70分)`), or None.
        level_2_printed: the level-2 cell, or None.
        fiscal_year: decides for a pair that several versions hold; before 2021 it is the older one's.
    """
    level_1, known_1 = _class_word(1, level_1_printed)
    level_2, known_2 = _class_word(2, level_2_printed)
    if level_1 is None and known_2:
        level_1, known_1 = _only_parent(level_2), True
    unknown = [
        _unknown_word(level, word)
        for level, word, known in ((1, level_1, known_1), (2, level_2, known_2))
        if word is not None and not known
    ]
    if unknown or level_1 is None or _is_outside_versions(level_1):
        return IndicatorClass(level_1, level_2, None, tuple(unknown))
    versions = _versions(level_1, level_2)
    if not versions:
        return IndicatorClass(level_1, level_2, None, (_wrong_pair(level_1, level_2),))
    return IndicatorClass(level_1, level_2, _one_version(versions, fiscal_year))


def _class_word(level: int, printed: str | None) -> tuple[str | None, bool]:
    """Return the canonical class word and True, or the cleaned printed text and False."""
    word = class_word(printed)
    if not word:
        return None, False
    name = class_named(level, printed) or satisfaction_named(level, printed)
    if name is None and level == 1:
        name = class_named(2, printed)
    return (name, True) if name else (word, False)


def _only_parent(level_2: str | None) -> str | None:
    """Return the level-1 class that a level-2 class has in all versions, where no level-1 class is printed.

    None where versions differ, and for 成本指标, which is a level-1 class too.
    """
    parents = {row["level_1"] for row in _pairs() if row["level_2"] == level_2}
    return parents.pop() if len(parents) == 1 and class_named(1, level_2) is None else None


def _unknown_word(level: int, word: str) -> Problem:
    message = (
        f'the level-{level} class "{word}" is not in the vocabulary: '
        f'add a line "{level},{word},<class>" to pipeline/vocabulary/taxonomy_variants.csv'
    )
    return Problem(p.UNKNOWN_CLASS, message, word, f"a level-{level} class of taxonomy.csv")


def _wrong_pair(level_1: str, level_2: str | None) -> Problem:
    if level_2 is None:
        message = f'"{level_1}" stands in the level-1 column but is a level-2 class: check the row'
    else:
        message = f'"{level_2}" is no level-2 class of "{level_1}" in any version of the taxonomy: check the row'
    expected = ", ".join(sorted({row["level_1"] for row in _pairs() if row["level_2"] == (level_2 or level_1)}))
    return Problem(p.WRONG_CLASS_PAIR, message, f"{level_1} / {level_2 or ''}", expected)


def _pairs() -> Iterable[dict[str, str]]:
    return vocabulary.rows("taxonomy")


def _is_outside_versions(level_1: str) -> bool:
    """Whether the word is a known one that is part of no version of the taxonomy (管理类指标)."""
    return any(row["level_1"] == level_1 and not row["taxonomy_version"] for row in _pairs())


def _versions(level_1: str, level_2: str | None) -> list[str]:
    matching = (row for row in _pairs() if row["level_1"] == level_1 and level_2 in (None, row["level_2"]))
    return sorted({row["taxonomy_version"] for row in matching})


def _one_version(versions: list[str], fiscal_year: int | None) -> str | None:
    if len(versions) == 1:
        return versions[0]
    if fiscal_year is None:
        return None
    return versions[0] if fiscal_year < _NEW_TAXONOMY_YEAR else versions[-1]
