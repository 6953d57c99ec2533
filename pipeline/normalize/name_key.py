"""The key of an indicator's name, tier by tier, with the trace of the rules that made it.

Tiers are deterministic and look at one name alone (`vocabulary/name_tiers.csv`); their rules are patterns on folded
text in `name_rules.csv`, spellings in `name_variants.csv` and verbs in `name_verbs.csv`. Whether two keys mean one
thing is decided in `resolve`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.normalize.characters import simplified, traditional_characters
from pipeline.normalize.formulas import without_formula
from pipeline.normalize.measure_units import canonical_unit, unit_facts
from pipeline.text import clean, fold

_UNIT_AT_END = re.compile(r"\s*[（(\[【]([^（）()\[\]【】]{1,12})[)）\]】]\s*$")
_LONGEST_NAME = 400
"""Affixes are not looked for in longer texts, which are no names."""
_SHORTEST_REST = 4
"""A verb is taken off only where at least so many characters stay: 培训率 is not 开展培训率 without its verb."""
_FORMULA = "formula"
_MOST_PASSES = 12
"""A rule that undoes another one must not turn for ever; real names need two or three passes."""


class _AnyCharacter(frozenset[str]):
    """The needs of a rule that may apply to any text."""

    def isdisjoint(self, other: Iterable[object]) -> bool:
        """Return False: there is nothing that a text must hold."""
        del other
        return False


_ANY = _AnyCharacter()


@dataclass(frozen=True, slots=True)
class Step:
    """A rule: its name, the characters of which a text must hold one for it to apply, and what it makes of a text."""

    rule: str
    needs: frozenset[str]
    change: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class NameKey:
    """A name's key, and the names of the rules that changed it, in order and each once."""

    key: str
    rules: tuple[str, ...]


@functools.cache
def rules_version() -> str:
    """Return the version of the tiers that merge, such as `characters 1, affixes 1, grammar 1`."""
    return ", ".join(f"{row['tier']} {row['version']}" for row in vocabulary.rows("name_tiers") if _merges(row))


def _merges(row: dict[str, str]) -> bool:
    return row["merges"] == "yes"


def unit_in_name(name: str) -> str | None:
    """Return the canonical unit that stands in brackets behind a name (`湿地面积（万亩）`), or None."""
    match = _UNIT_AT_END.search(clean(name))
    facts = unit_facts(canonical_unit(match[1])) if match else None
    return facts.name if facts and not facts.is_also_a_noun else None


def without_unit(name: str) -> str:
    """Return a name without a known unit in brackets behind it; what is nothing but a unit stays."""
    match = _UNIT_AT_END.search(name)
    if match is None or match.start() == 0 or unit_in_name(name) is None:
        return name
    return name[: match.start()]


@functools.lru_cache(maxsize=65536)
def name_key(name: str) -> NameKey:
    """Return the key of an indicator's name with its trace; the key of a key is itself, and none is empty.

    Numbers, comparators and words that say something stay: 参保率 is not 退保率.
    """
    bare = _without_circled(name)
    folded = fold(bare)
    rules = [*(["ordinal"] if bare != name else []), *(["width"] if folded != bare else [])]
    key = folded if len(folded) > _LONGEST_NAME else _rewritten(folded, rules)
    return NameKey(key, tuple(dict.fromkeys(rules)))


def _without_circled(name: str) -> str:
    """Return a name without an ordinal that folding would turn into a digit of the name: ①X."""
    for pattern in _circled():
        name = pattern.sub("", name.lstrip()) or name
    return name


@functools.cache
def _circled() -> tuple[re.Pattern[str], ...]:
    rows = vocabulary.rows("name_rules")
    return tuple(re.compile(row["pattern"]) for row in rows if row["applies_to"] == "printed")


def _rewritten(text: str, rules: list[str]) -> str:
    """Return a folded text under all rules, tried until none changes it; notes in `rules` those that did."""
    for _ in range(_MOST_PASSES):
        before, characters = text, set(text)
        for step in _steps():
            if step.needs.isdisjoint(characters):
                continue
            changed = step.change(text) or text
            if changed != text:
                text = changed
                rules.append(step.rule)
        if text == before:
            break
    return text


@functools.cache
def _steps() -> tuple[Step, ...]:
    """Return all rules of the tiers that merge, in the order in which they are tried."""
    tiers = {row["tier"] for row in vocabulary.rows("name_tiers") if _merges(row)}
    patterns = [_rule_step(row) for row in vocabulary.rows("name_rules") if _is_folded(row, tiers)]
    characters = [_traditional_step(), Step("quote", frozenset('"'), _without_quotes), _variant_step()]
    affixes = [Step("unit", frozenset(")"), _without_unit_folded), *patterns, _verb_step()]
    return (*characters, *(affixes if "affixes" in tiers else patterns))


def _is_folded(row: dict[str, str], tiers: set[str]) -> bool:
    """Whether a rule is one of a tier that merges, and matched on folded text."""
    return row["tier"] in tiers and row["applies_to"] != "printed"


def _rule_step(row: dict[str, str]) -> Step:
    change = rule_change(row)
    return Step(row["rule"], frozenset(row["needs"]) or _ANY, lambda text: change(text).strip())


def rule_change(row: dict[str, str]) -> Callable[[str], str]:
    """Return what a row of `name_rules.csv` makes of a text."""
    pattern = re.compile(row["pattern"], re.DOTALL)
    if row["rule"] == _FORMULA:
        return functools.partial(without_formula, pattern)
    return functools.partial(pattern.sub, row["replacement"])


def _traditional_step() -> Step:
    return Step("traditional", traditional_characters(), simplified)


def _without_quotes(text: str) -> str:
    return text.replace('"', "")


def _without_unit_folded(text: str) -> str:
    return fold(without_unit(text)) if text.endswith(")") else text


def _variant_step() -> Step:
    """Return the step that writes words as they are usually spelled."""
    names = {row["variant"]: row["name"] for row in vocabulary.rows("name_variants")}
    longest_first = sorted(names, key=lambda variant: (-len(variant), variant))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return Step(
        "variant",
        frozenset(variant[-1] for variant in names),
        lambda text: pattern.sub(lambda match: names[match[0]], text),
    )


def _verb_step() -> Step:
    """Return the step that takes off a verb in front that says nothing: 完成X, but not 完成率 or 完成时间."""
    rows = vocabulary.rows("name_verbs")
    always = "|".join(row["not_before"] for row in rows if not row["verb"])
    told = [(row["verb"], "|".join(filter(None, (always, row["not_before"])))) for row in rows if row["verb"]]
    verbs = "|".join(f"(?:{verb})(?!{stop})" for verb, stop in told)
    pattern = re.compile(f"^(?:{verbs})(?=.{{{_SHORTEST_REST}}})")
    first = frozenset(word[0] for verb, _ in told for word in verb.split("|"))
    return Step("verb", first, lambda text: pattern.sub("", text))
