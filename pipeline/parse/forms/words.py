"""What the words of a form's label cells mean, by vocabulary: fields, funds, phases of money, tasks, prompts.

A list holds patterns over folded texts, so that one line covers the ways in which a word is printed.
Where the labels stand is told elsewhere; hands on the meaning of one text.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline.form_words import patterns
from pipeline.parse.headings import candidates
from pipeline.parse.labels import money_unit_in
from pipeline.text import fold

DEPARTMENTS = ("department", "city_department", "province_department")
"""Fields that name a department in charge, the nearest to the project first: forms may name one at each level."""
PHASES = ("批复", "调整", "执行", "监控")
_LONGEST_LABEL = 40
_LEADING = re.compile(r"(?:其中[:,]?|[#*]|[(]?[一二三四五六七八九十]+[)]?[,.]|[(]?\d{1,2}[)]?[,.)]|\(\d\))")
_NOTE = re.compile(r"\([^()]*\)$")
_LETTER = re.compile(r"[a-z](?:[/=+-][a-z])*$")


@dataclass(frozen=True, slots=True)
class Fund:
    """What a fund's label says: the source of the money, and of which span it is (`any`: its place tells)."""

    source: str
    span: str


def _found(name: str, column: str, text: str) -> dict[str, str] | None:
    """Return the first line of a list whose pattern is the whole text, as printed or without what surrounds it."""
    if len(text) > _LONGEST_LABEL:
        return None
    whole = fold(text).rstrip(":")
    for form in dict.fromkeys((whole, plain(text))):
        for pattern, row in patterns(name, column):
            if form and pattern.fullmatch(form):
                return row
    return None


@functools.lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return a label folded, without its number, its colon and the notes in brackets at its end."""
    folded = _LEADING.sub("", fold(text), count=1) if _LEADING.match(fold(text)) else fold(text)
    while True:
        shorter = _NOTE.sub("", folded.rstrip(":;"))
        if shorter in (folded, ""):
            return folded if shorter else ""
        folded = shorter


@functools.lru_cache(maxsize=65536)
def field_of(text: str) -> str | None:
    """Return the field that a label cell of a form stands for, or None."""
    row = _found("form_labels", "label", text)
    return row["field"] if row else None


@functools.lru_cache(maxsize=65536)
def fund_of(text: str) -> Fund | None:
    """Return the fund that a label in a block of money stands for, or None."""
    row = _found("fund_labels", "label", text)
    return Fund(row["source"], row["span"]) if row else None


@functools.lru_cache(maxsize=65536)
def phase_of(text: str) -> str | None:
    """Return what a column of a block of money holds: a phase, rate, score, points …, or None."""
    row = _found("fund_headings", "heading", text) or _found("fund_headings", "heading", _LETTER.sub("", plain(text)))
    return row["means"] if row else None


@functools.lru_cache(maxsize=65536)
def task_heading(text: str) -> str | None:
    """Return what a column of a department's key tasks holds, or None."""
    row = _found("task_headings", "heading", text)
    return row["means"] if row else None


@functools.lru_cache(maxsize=65536)
def is_prompt(text: str) -> bool:
    """Whether the text is what a template prints where something is to be filled in."""
    folded = fold(text)
    return any(pattern.fullmatch(folded) for pattern, _ in patterns("prompts", "pattern"))


def unit_of(text: str) -> str | None:
    """Return the money unit in the brackets at a label's end, 项目资金（万元）, or None."""
    folded = fold(text).rstrip(":")
    inside = [part for group in re.findall(r"\(([^()]*)\)", folded) for part in re.split(r"[:,/]", group)]
    return next((unit for part in inside if (unit := money_unit_in(part))), None)


@functools.lru_cache(maxsize=65536)
def is_word(text: str) -> bool:
    """Whether the text is a label or a heading of any list, and so no value."""
    return bool(field_of(text) or fund_of(text) or phase_of(text) or candidates(text))
