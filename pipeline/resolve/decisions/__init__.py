"""People's decisions on what is the same and what is not: lines of CSV files in the steward's folder, read and checked.

The rooms that use them apply them to ids and rows: a decision outranks every rule there.
Hands on the lines as written, or raises a `StewardError` that stops the load and names the faulty lines.
"""

from pipeline.resolve.decisions.bodies import BODIES, BODY_KINDS, BODY_WORDS, BodyDecision
from pipeline.resolve.decisions.contradictions import in_one_direction, joined, single
from pipeline.resolve.decisions.folder import STEWARD_FILES, Decisions, decisions_digest, read_decisions
from pipeline.resolve.decisions.indicators import INDICATOR_WORDS, INDICATORS, IndicatorDecision, whole_texts
from pipeline.resolve.decisions.lines import Entry, Line, StewardError
from pipeline.resolve.decisions.projects import PROJECT_WORDS, PROJECTS, ProjectDecision
from pipeline.resolve.decisions.reading import content_of, decoded, entries, lines_of
from pipeline.resolve.decisions.spreadsheets import guarded, in_one_line, unguarded
from pipeline.resolve.decisions.stewardfile import StewardFile
from pipeline.resolve.decisions.synonyms import SYNONYM_PLACES, SYNONYMS, Synonym, SynonymPlace

__all__ = [
    "BODIES",
    "BODY_KINDS",
    "BODY_WORDS",
    "INDICATORS",
    "INDICATOR_WORDS",
    "PROJECTS",
    "PROJECT_WORDS",
    "STEWARD_FILES",
    "SYNONYMS",
    "SYNONYM_PLACES",
    "BodyDecision",
    "Decisions",
    "Entry",
    "IndicatorDecision",
    "Line",
    "ProjectDecision",
    "StewardError",
    "StewardFile",
    "Synonym",
    "SynonymPlace",
    "content_of",
    "decisions_digest",
    "decoded",
    "entries",
    "guarded",
    "in_one_direction",
    "in_one_line",
    "joined",
    "lines_of",
    "read_decisions",
    "single",
    "unguarded",
    "whole_texts",
]
