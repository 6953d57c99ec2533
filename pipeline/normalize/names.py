"""Names of indicators, projects, units and departments: readable, and as keys that are the same for the same thing.

Only what may be dropped by rule is dropped (`vocabulary/name_rules.csv`, `project_affixes.csv`); whether two different
keys mean one thing is a person's decision in `resolve`. A key is deterministic, and never empty for a name that says
something.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from pipeline import vocabulary
from pipeline.normalize.name_key import name_key, rule_change, unit_in_name, without_unit
from pipeline.normalize.years import years
from pipeline.text import clean, fold

__all__ = [
    "category",
    "code_and_name",
    "indicator_key",
    "indicator_name",
    "project_code_and_name",
    "project_key",
    "settlement",
    "tranche",
    "unit_in_name",
]

_CODE_FIRST = re.compile(r"[\[(【（]?(?P<code>\d{3,12})(?!\d)[\])】）]?\s*[-—－–―_:：、.]*\s*(?P<name>.*)", re.DOTALL)
_CODE_LAST = re.compile(r"(?P<name>.+?)\s*[\[(【（](?P<code>\d{3,12})[\])】）]", re.DOTALL)
_BEFORE_CODE = "[(（【［ \u3000-—－–―_:：、.，,"
_BEHIND_CODE = "])）】］ \u3000-—－–―_:：、.，,"
"""Brackets and separators between a project's code and its name."""
TRANCHE = "提前下达"
_LONGEST_NAME = 400
"""Affixes are not looked for in longer texts, which are no names."""


Change = Callable[[str], str]
"""Takes an affix off a text that bears it."""
Affix = tuple[frozenset[str], Change]
"""The characters of which a text must hold one for an affix to be there, none for any text; and what takes it off."""


@functools.cache
def _name_affixes() -> tuple[Affix, ...]:
    rows = [row for row in vocabulary.rows("name_rules") if row["applies_to"] in ("name", "printed")]
    return tuple((frozenset(row["needs"]), rule_change(row)) for row in rows)


def _name_affixes_of(text: str) -> tuple[Change, ...]:
    """Return what takes off those affixes of names that the text may have, by its characters."""
    characters = set(text)
    return tuple(change for needs, change in _name_affixes() if not needs or not needs.isdisjoint(characters))


@functools.cache
def _counted(column: str) -> str:
    """Return the words behind a number that it counts, as one pattern, from `counted_words.csv`."""
    return "|".join(row["word"] + row[column] for row in vocabulary.rows("counted_words") if row[column] != "no")


def _affix(row: dict[str, str]) -> re.Pattern[str]:
    """Compile one line of `project_affixes.csv`, in which `<counted>` stands for all words of that list."""
    listed = {
        "<counted>": _counted("before"),
        "<counted_like_a_year>": _counted("before_like_a_year"),
        "<budget_year>": f"(?:{'|'.join(map(str, years('budget')))})",
    }
    return re.compile(functools.reduce(lambda text, name: text.replace(name, listed[name]), listed, row["pattern"]))


@functools.cache
def _project_affixes() -> tuple[Change, ...]:
    return tuple(functools.partial(_affix(row).sub, "") for row in vocabulary.rows("project_affixes"))


def _without(text: str, changes: tuple[Change, ...]) -> str:
    """Return `text` without what the changes take off, as often as they do, but never all of it."""
    if len(text) > _LONGEST_NAME:
        return text
    before = None
    while text != before:
        before = text
        for change in changes:
            text = change(text).strip() or text
    return text


def indicator_name(name: str) -> str:
    """Return an indicator's name as a person would cite it: without ordinal, unit, formula and stray marks."""
    cleaned = clean(name)
    before = None
    while cleaned != before:
        before = cleaned
        cleaned = _without(without_unit(cleaned), _name_affixes_of(cleaned))
    return cleaned


def indicator_key(name: str) -> str:
    """Return the normal form of an indicator's name (`name_key`); two names with one key are one by rule."""
    return name_key(name).key


@functools.lru_cache(maxsize=65536)
def project_key(name: str) -> str:
    """Return the normal form of a project's name.

    It is without code, year, amount, document number, settlement note and tranche.
    """
    return _without(fold(name), _project_affixes())


def project_code_and_name(printed: str) -> tuple[str | None, str]:
    """Return the project code that is printed in one cell with the name, or None, and the name without it."""
    name = clean(printed)
    found = next((match["code"] for pattern in _project_codes() if (match := pattern.search(fold(name)))), None)
    code = re.search(found, name, re.IGNORECASE) if found else None
    if code is None:
        return None, name
    rest = name[: code.start()].rstrip(_BEFORE_CODE) + name[code.end() :].lstrip(_BEHIND_CODE)
    return (code[0], rest) if rest else (None, name)


@functools.cache
def _project_codes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in vocabulary.rows("project_affixes") if row["rule"] == "code")


def _first_match(list_name: str, column: str, name: str) -> str | None:
    folded = fold(name)
    return next((row[column] for row in vocabulary.rows(list_name) if re.search(row["pattern"], folded)), None)


def settlement(name: str) -> str | None:
    """Return how a project is settled where its name says so (据实结算), or None."""
    return _first_match("settlements", "settlement", name)


def tranche(name: str) -> str | None:
    """Return 提前下达 where the name says that this money was handed down ahead of the year, or None."""
    folded = fold(name)
    return TRANCHE if any(pattern.search(folded) for pattern in _tranches()) else None


@functools.cache
def _tranches() -> tuple[re.Pattern[str], ...]:
    rows = vocabulary.rows("project_affixes")
    return tuple(re.compile(row["pattern"]) for row in rows if row["rule"] == "tranche")


def category(name: str) -> str | None:
    """Return the category of a project where its name says so (人员类, 运转类, 特定目标类), or None."""
    return _first_match("project_categories", "category", name)


def code_and_name(label: str) -> tuple[str | None, str | None]:
    """Return the code (3 to 12 digits) and the name of a label such as `307002-县社会保险中心`; None where missing.

    A name that begins with a number of its own (`120急救中心`, `2024年…`) has no code: see `code_exceptions.csv`.
    """
    text = clean(label)
    if not any(re.search(row["pattern"], text) for row in vocabulary.rows("code_exceptions")):
        match = _CODE_FIRST.fullmatch(text) or _CODE_LAST.fullmatch(text)
        if match:
            return match["code"], match["name"].strip() or None
    return None, text or None
