"""The steward's folder: four files, of which any may be missing.

What the lines of a file mean is told in the module of that file. It hands on all decisions, and a digest of what they
were read from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.resolve.decisions.bodies import BODIES, BodyDecision
from pipeline.resolve.decisions.indicators import INDICATORS, IndicatorDecision
from pipeline.resolve.decisions.projects import PROJECTS, ProjectDecision
from pipeline.resolve.decisions.reading import content_of
from pipeline.resolve.decisions.synonyms import SYNONYMS, Synonym

STEWARD_FILES = (INDICATORS, PROJECTS, BODIES, SYNONYMS)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that the steward decided, each file's lines in their order."""

    indicators: tuple[IndicatorDecision, ...] = ()
    projects: tuple[ProjectDecision, ...] = ()
    bodies: tuple[BodyDecision, ...] = ()
    synonyms: tuple[Synonym, ...] = ()


def read_decisions(folder: Path | None) -> Decisions:
    """Return the decisions of a folder; where there is no folder or no such file, nothing is decided.

    Raises:
        StewardError: a line is faulty, or lines contradict each other as they are written.
    """
    if folder is None:
        return Decisions()
    return Decisions(INDICATORS.read(folder), PROJECTS.read(folder), BODIES.read(folder), SYNONYMS.read(folder))


def decisions_digest(folder: Path | None) -> str:
    """Return a digest of the files that `read_decisions` would read, by name and content.

    Raises:
        StewardError: a file is there and cannot be opened.
    """
    digest = hashlib.sha256()
    for path in [folder / file.name for file in STEWARD_FILES] if folder is not None else []:
        content = content_of(path)
        if content is not None:
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(content).digest())
    return digest.hexdigest()
