"""What has ever arrived: each document with the names and folders it arrived under, and the files last seen.

What arrived is a set, so the order and number of loads cannot matter; only the same path can say something new.
The bytes are kept by `archive.py`, what they say by `cache.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from pipeline.collect.inbox import InboxFile
from pipeline.records import Context

Label = tuple[str | None, str | None]
"""A code and a name; each may be missing."""


class Arrival(msgspec.Struct, frozen=True):
    """A path under which a document lay in an inbox, its name, and what the folders said."""

    name: str
    context: Context
    warnings: tuple[str, ...]
    path: str


class Document(msgspec.Struct):
    """An archived document: its size in bytes and its arrivals, sorted.

    `failure` is the reason why nothing could be archived: the file could not be opened.
    """

    size: int
    arrivals: list[Arrival]
    failure: str | None = None

    @property
    def name(self) -> str:
        """The document's name: of several, the first in order."""
        return self.arrivals[0].name

    @property
    def context(self) -> Context:
        """What the arrivals say together; where they differ, the one that says most, then the first in order, wins."""
        return merged([arrival.context for arrival in self.arrivals])

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was wrong in the folders that it arrived in, sorted."""
        return tuple(sorted({warning for arrival in self.arrivals for warning in arrival.warnings}))


class Catalog(msgspec.Struct):
    """All documents by id (sha256), and the files seen: path -> (size, modified at in ns, sha256)."""

    documents: dict[str, Document] = {}
    files: dict[str, tuple[int, int, str]] = {}

    def note(self, document_id: str, size: int, file: InboxFile, failure: str | None = None) -> None:
        """Note that a document lies at a path; whatever was noted of it at this path before is replaced."""
        document = self.documents.setdefault(document_id, Document(size, []))
        document.failure = failure
        arrivals = [arrival for arrival in document.arrivals if arrival.path != file.key]
        arrivals.append(Arrival(file.name, file.context, file.warnings, file.key))
        document.arrivals = sorted(arrivals, key=lambda a: (a.name, repr(a.context), a.path))

    def forget_gone(self, present: Iterable[tuple[InboxFile, str]]) -> None:
        """Forget what no longer lies in the inboxes just seen, but never a document's only arrival.

        A document that left the inbox stays; one that moved inside it is told by its new folders alone. A file that
        could not be opened is forgotten when it is gone or can be opened.

        Args:
            present: the files just seen, each with the id of its document.
        """
        now = {file.key: document_id for file, document_id in present}
        roots = tuple(sorted({file_root(file) for file, _ in present}))
        for path in [p for p in self.files if p.startswith(roots) and p not in now]:
            del self.files[path]
        for document_id in list(self.documents):
            self._forget_arrivals(document_id, now, roots)

    def _forget_arrivals(self, document_id: str, now: dict[str, str], roots: tuple[str, ...]) -> None:
        document = self.documents[document_id]
        here = [
            arrival
            for arrival in document.arrivals
            if not arrival.path.startswith(roots) or now.get(arrival.path) == document_id
        ]
        if here:
            document.arrivals = here
        elif document.failure is not None:
            del self.documents[document_id]


def file_root(file: InboxFile) -> str:
    """Return the inbox of a file as the beginning of all of its paths."""
    return file.key.removesuffix(file.place)


def merged(contexts: Iterable[Context]) -> Context:
    """Return what several contexts say together; code and name of a body come from contexts that agree on it."""
    ranked = sorted(contexts, key=lambda context: (-_known(context), repr(context)))
    region = _label([(c.region_code, c.region_name) for c in ranked])
    department = _label([(c.department_code, c.department_name) for c in ranked])
    return Context(
        region_code=region[0],
        region_name=region[1],
        department_code=department[0],
        department_name=department[1],
        fiscal_year=next((c.fiscal_year for c in ranked if c.fiscal_year is not None), None),
        money_unit=next((c.money_unit for c in ranked if c.money_unit is not None), None),
        published_on=next((c.published_on for c in ranked if c.published_on is not None), None),
    )


def _label(told: Sequence[Label]) -> Label:
    """Return the first label; the half that it lacks comes from one with the same other half."""
    code, name = next((label for label in told if label != (None, None)), (None, None))
    if code is None and name is not None:
        code = next((c for c, n in told if n == name and c is not None), None)
    elif name is None and code is not None:
        name = next((n for c, n in told if c == code and n is not None), None)
    return code, name


def _known(context: Context) -> int:
    return sum(getattr(context, field) is not None for field in Context.__dataclass_fields__)
