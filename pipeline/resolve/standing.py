"""Which document counts: a table published twice, corrected, or repeated in a department's document counts once.

Compared are the documents that print projects of one unit in one year. The later publication wins where both dates are
known, else the correction or adjustment, of two of them the second. Where nothing tells, one is taken by a fixed order,
and rows that differ are disputed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.records import DocumentStanding, FindingRow, Stage
from pipeline.resolve.printed import PrintedProject, PublishedDocument
from pipeline.revisions import revises, round_of

Slice = tuple[int, int | None, str, Stage]
"""Unit id, fiscal year, phase and stage: where two documents can print the same project.

A budget and the evaluation of it are two things: neither repeats nor replaces the other, however alike they are.
"""
Share = tuple[int, str, int]
"""Project id, tranche ('' for none), and which of the rows of that in the document: each tranche counts by itself, and
so does each of two names that a person called one project.
"""
_FORMATS = ("xlsx", "xls", "docx", "html", "pdf", "text", "scan_pdf", "scan")
"""Of two equal documents the first of these counts: it needed the fewest repairs."""
_SHOWN = 5
"""Disputed projects that a finding names."""
REPEATS, REPLACED, CONTRADICTED = "repeats", "replaced", "contradicted"
"""Why a row does not count: another row says the same, or is newer, or differs and comes first by a fixed order."""
_COVERS = 0.5
"""A correction that prints at least this share of an earlier document's projects replaces all of them."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Why a row does not count, and the row that counts instead; None where a correction dropped the project."""

    row_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows that count, those in dispute and those that do not count (`instead`), by project row id.

    Also the documents' standing, and findings about it.
    """

    current: frozenset[int]
    disputed: frozenset[int]
    instead: Mapping[int, Instead]
    documents: tuple[DocumentStanding, ...]
    findings: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one document prints in one slice."""

    document: PublishedDocument
    projects: Mapping[Share, PrintedProject]


def standings(
    projects: Iterable[PrintedProject],
    documents: Iterable[PublishedDocument],
    unit_of: Mapping[int, int],
    project_of: Mapping[int, int],
) -> Standing:
    """Return which rows count, given the unit (as it is now) and the project of each row (by row id)."""
    by_id = {document.document_id: document for document in documents}
    slices: dict[Slice, dict[str, list[PrintedProject]]] = defaultdict(lambda: defaultdict(list))
    for project in projects:
        place = (unit_of[project.row_id], project.fiscal_year, project.phase, project.stage)
        slices[place][project.document_id].append(project)
    judged = _Judged()
    for place in sorted(slices, key=repr):
        judged.judge([_Claim(by_id[d], shares(rows, project_of)) for d, rows in slices[place].items()])
    return judged.standing(by_id)


def shares(rows: Iterable[PrintedProject], project_of: Mapping[int, int]) -> dict[Share, PrintedProject]:
    """Return a document's rows of one slice by what they are a share of."""
    nth: Counter[tuple[int, str]] = Counter()
    found = {}
    for row in sorted(rows, key=lambda row: (row.project_key, row.project_no)):
        tranche = project_of[row.row_id], row.tranche or ""
        nth[tranche] += 1
        found[*tranche, nth[tranche]] = row
    return found


def rank(document: PublishedDocument) -> tuple[int, int, bool, int, int, str]:
    """Return the order in which documents are asked, the best first: whatever supersedes another comes before it.

    Among those that nothing sets apart: the later publication or revision, then the format, then the sha256; of two
    documents of one format the one of which more amounts can be read comes before that (`_in_order`).
    """
    is_dated = document.published_on is not None
    group = 1 if is_dated else 0 if document.is_correction else 2
    published = document.published_on.toordinal() if document.published_on else 0
    known = _FORMATS.index(document.format) if document.format in _FORMATS else len(_FORMATS)
    return group, -published, not document.is_correction, -_revision(document)[0], known, document.document_id


def supersedes(newer: PublishedDocument, older: PublishedDocument) -> bool:
    """Whether the documents themselves tell that one replaces the other.

    That is the later date, else the correction, else the later one of two that are titled the same but for their number
    (第二次更正). Nothing is told by a number where only one of them is dated.
    """
    if newer.published_on and older.published_on and newer.published_on != older.published_on:
        return newer.published_on > older.published_on
    if newer.is_correction and older.is_correction and newer.published_on == older.published_on:
        (later, title), (earlier, same) = _revision(newer), _revision(older)
        return later > earlier and title == same
    return newer.is_correction and not older.is_correction


def _in_order(claim: _Claim) -> tuple[object, ...]:
    """Return the rank of a document in a slice; evaluations keep one document for all phases of their money."""
    *before, own = rank(claim.document)
    unread = sum(row.amount_yuan is None for row in claim.projects.values() if row.stage == "target")
    return (*before, unread, own)


def _revision(document: PublishedDocument) -> tuple[int, str]:
    """Return the number of a correction or adjustment, and its title without that; 1 for any other document."""
    return round_of(document.title or "") if document.is_correction else (1, document.title or "")


@dataclass
class _Judged:
    """What has been decided so far, over all slices."""

    current: set[int] = field(default_factory=set)
    disputed: set[int] = field(default_factory=set)
    instead: dict[int, Instead] = field(default_factory=dict)
    holders: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    superseded_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    duplicate_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    disputes: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def judge(self, claims: list[_Claim]) -> None:
        """Decide one slice: each project is taken from the best document that prints it."""
        taken: dict[Share, _Claim] = {}
        accepted: list[_Claim] = []
        replaced: list[_Claim] = []
        for claim in sorted(claims, key=_in_order):
            self.holders[claim.document.document_id].update(p.row_id for p in claim.projects.values())
            replacing = next((c for c in accepted if _replaces(c, claim)), None)
            if replacing:
                self.superseded_by[claim.document.document_id].add(replacing.document.document_id)
                replaced.append(claim)
                continue
            accepted.append(claim)
            for key in sorted(claim.projects):
                self._weigh(key, claim, taken)
        for key, row in ((key, row) for claim in replaced for key, row in claim.projects.items()):
            counted = taken[key].projects[key].row_id if key in taken else None
            self.instead[row.row_id] = Instead(counted, REPLACED)

    def _weigh(self, key: Share, claim: _Claim, taken: dict[Share, _Claim]) -> None:
        """Take a project from this document, or note how it stands to the document that it was taken from."""
        holder = taken.setdefault(key, claim)
        mine, theirs = claim.projects[key], holder.projects[key]
        if holder is claim:
            self.current.add(mine.row_id)
        elif mine.content_key == theirs.content_key:
            self.instead[mine.row_id] = Instead(theirs.row_id, REPEATS)
            self.duplicate_of[claim.document.document_id].add(holder.document.document_id)
        elif supersedes(holder.document, claim.document):
            self.instead[mine.row_id] = Instead(theirs.row_id, REPLACED)
            self.superseded_by[claim.document.document_id].add(holder.document.document_id)
        else:
            self.instead[mine.row_id] = Instead(theirs.row_id, CONTRADICTED)
            self.disputed.add(theirs.row_id)
            pair = (holder.document.document_id, claim.document.document_id)
            self.disputes[pair].append(f"{theirs.name}: {_shown(theirs)} / {_shown(mine)}")

    def standing(self, documents: Mapping[str, PublishedDocument]) -> Standing:
        """Return the decisions as records."""
        return Standing(
            frozenset(self.current),
            frozenset(self.disputed),
            dict(sorted(self.instead.items())),
            tuple(self._document(document_id) for document_id in sorted(documents)),
            (*self._dispute_findings(documents), *self._version_findings(documents)),
        )

    def _document(self, document_id: str) -> DocumentStanding:
        rows = self.holders.get(document_id, set())
        is_current = not rows or bool(rows & self.current)
        superseded, duplicate = self.superseded_by.get(document_id), self.duplicate_of.get(document_id)
        return DocumentStanding(
            document_id,
            is_current,
            min(superseded) if superseded and not is_current else None,
            min(duplicate) if duplicate and not is_current else None,
        )

    def _dispute_findings(self, documents: Mapping[str, PublishedDocument]) -> Iterator[FindingRow]:
        for pair in sorted(self.disputes):
            for own, other in (pair, pair[::-1]):
                counts = f"{documents[pair[0]].document_name} ({pair[0][:12]})"
                message = (
                    f"contradicts {documents[other].document_name} ({other[:12]}) on {len(self.disputes[pair])} "
                    f"project(s); {counts} counts for now: put each into a folder of its own whose jixiao.toml says "
                    "when it was published (published_on)"
                )
                yield _finding(own, "D02", "error", message, "；".join(self.disputes[pair][:_SHOWN]))

    def _version_findings(self, documents: Mapping[str, PublishedDocument]) -> Iterator[FindingRow]:
        for rule, verb, found in (("D01", "repeats", self.duplicate_of), ("D03", "is replaced by", self.superseded_by)):
            for own in sorted(found):
                for other in sorted(found[own]):
                    message = (
                        f"{verb} {documents[other].document_name} ({other[:12]}): its rows are counted once, there"
                    )
                    yield _finding(own, rule, "info", message, "")


def _replaces(newer: _Claim, older: _Claim) -> bool:
    shared = len(newer.projects.keys() & older.projects.keys())
    is_newer = supersedes(newer.document, older.document) and shared >= _COVERS * len(older.projects)
    return is_newer and not is_adjustment(newer.document)


def is_adjustment(document: PublishedDocument) -> bool:
    """Whether its title says that it prints what was adjusted in the year: what it leaves out goes on as it was."""
    title = document.title or ""
    return revises(title, "part") and not revises(title, "whole")


def _shown(project: PrintedProject) -> str:
    return f"{project.amount_yuan} yuan" if project.amount_yuan is not None else "no amount"


def _finding(document_id: str, rule: str, severity: str, message: str, evidence: str) -> FindingRow:
    return FindingRow(document_id, rule, severity, "fail", message, evidence, "", "", None, None, None)
