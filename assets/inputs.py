"""The inputs of a home's next release, one line each: documents, decisions, vocabulary and program.

`version.py` condenses them into one digest that shows whether anything is new; these lines show what is new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from assets.version import code_digest, code_version
from pipeline import vocabulary
from pipeline.collect.archive import Archive
from pipeline.collect.version import reader_version
from pipeline.resolve.decisions import STEWARD_FILES, content_of
from pipeline.stage import Stage, typing_version
from warehouse.release_inputs import ReleaseInput


def release_inputs(home: Path, steward: Path | None) -> tuple[ReleaseInput, ...]:
    """Return all that the next release of the home would be made of.

    Raises:
        StewardError: a file of decisions cannot be opened.
    """
    return (*_documents(home), *_decisions(steward), *_vocabulary(), *_program())


def _documents(home: Path) -> Iterator[ReleaseInput]:
    catalog = Archive(home).catalog()
    for document_id, staged in sorted(Stage(home).manifest().documents.items()):
        known = catalog.documents[document_id]
        yield ReleaseInput("document", known.name, document_id, known.size, reader_version(), staged.inputs)


def _decisions(steward: Path | None) -> Iterator[ReleaseInput]:
    for path in [steward / file.name for file in STEWARD_FILES] if steward is not None else []:
        content = content_of(path)
        if content is not None:
            yield _of_bytes("decisions", path.name, content)


def _vocabulary() -> Iterator[ReleaseInput]:
    for path in sorted(vocabulary.FOLDER.glob("*.csv")):
        yield _of_bytes("vocabulary", path.name, path.read_bytes())


def _of_bytes(kind: str, name: str, content: bytes) -> ReleaseInput:
    return ReleaseInput(kind, name, hashlib.sha256(content).hexdigest(), len(content))


def _program() -> Iterator[ReleaseInput]:
    parts = {"reading": reader_version(), "typing": typing_version(), "entities and warehouse": code_digest()}
    for part, digest in parts.items():
        yield ReleaseInput("program", part, digest, version=code_version())
