"""What a line above a table is: a label with its text, a title, a year, a money unit.

Read from the page alone: file names and metadata lie. A line is split into label and text by its colon; which labels
mean what is `vocabulary/labels.csv`, what makes a title `title_lines.csv` with the words of `title_line_words.csv`.
What they say about the tables below is gathered in `surroundings.py`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline import phrases, vocabulary
from pipeline.revisions import revises
from pipeline.text import fold

_YEAR_ALONE = re.compile(r"[(]?((19|20)\d{2}|[二2][〇○零o0][一二三四五六七八九〇○零]{2})年度?[)]?")
_YEAR_BEHIND = re.compile(r"(\s*[^:：\s]{1,14}\s*[:：]\s*\S.*?)\s+([（(]?(?:19|20)\d{2}年度?[)）]?)\s*", re.DOTALL)
_YEAR = re.compile(r"((?:19|20)\d{2})(?:年|\(年|$|\D)")
_SPAN = re.compile(r"((?:19|20)\d{2})年?度?[-—–~至到]((?:19|20)\d{2})(?=年|\D|$)")
_CARRIED = re.compile(r"\((?:含|包括)[^()]*\)|(?:19|20)\d{2}年?度?(?=(?:年末|年底)?(?:结转|结余))")
"""Years of money that is left from before: none of them is a table's own beside another one."""
_CHINESE_YEAR = re.compile(r"([二2][〇○零O0][一二三四五六七八九〇○零]{2})年")
_CHINESE_DIGITS = str.maketrans("〇○零O一二三四五六七八九", "0000123456789")
_LABEL = re.compile(r"\s*([^:：]{1,14}?)\s*[:：]\s*(.*)", re.DOTALL)
_LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class Label:
    """A label cell: the role that its word has, and the text after the colon (may be empty)."""

    role: str
    text: str


@functools.cache
def _roles() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in vocabulary.rows("labels"):
        found.setdefault(fold(row["label"]), []).append(row["role"])
    return {label: tuple(roles) for label, roles in found.items()}


@functools.cache
def _money_units() -> re.Pattern[str]:
    variants = sorted((fold(r["variant"]) for r in vocabulary.rows("money_units")), key=lambda v: -len(v))
    return re.compile("|".join(map(re.escape, variants)))


@functools.cache
def _between_labels() -> re.Pattern[str]:
    units = _money_units().pattern
    money = rf"(?<=[^\s算制报目开层额项(（])(?=(?:金额)?单位\s*[:：]\s*(?:{units})\s*$)"
    return re.compile(rf"\s{{2,}}|\u3000+|\s+(?=(?:金额)?单位\s*[:：])|{money}")


@functools.cache
def _before_label() -> re.Pattern[str]:
    """Return the pattern of a label with its text, the blank behind them, and the known label that follows."""
    known = "|".join(map(re.escape, sorted(_roles(), key=lambda label: (-len(label), label))))
    return re.compile(rf"([^:：]*[:：]\s*\S.*?)\s+((?:{known})\s*[:：].*)", re.DOTALL)


def _pieces(text: str) -> list[str]:
    """Return the labels of a text apart; one blank parts only a text from the label behind it: 中央主管 部门：…."""
    found = []
    for piece in _between_labels().split(text):
        rest = piece
        while match := _before_label().fullmatch(rest):
            found.append(match[1])
            rest = match[2]
        found.append(rest)
    return found


def money_unit_in(text: str) -> str | None:
    """Return the money unit that a label's text is, 元 or 万元（保留两位小数）, or None when it is no money unit."""
    folded = fold(text)
    bare = folded.strip("()")
    if _money_units().fullmatch(bare):
        return bare
    match = re.fullmatch(rf"\(?({_money_units().pattern})[(,;、](.*)", folded)
    return match[1] if match and not _money_units().search(match[2]) else None


def _are_money_units(text: str) -> bool:
    """Whether a label's text is several money units (元、万元): which is meant stays open, and it names no body."""
    parts = re.split(r"[、,;/或和]", fold(text).strip("()"))
    return len(parts) > 1 and all(_money_units().fullmatch(part) for part in parts)


@functools.cache
def _declared_unit() -> re.Pattern[str]:
    units = _money_units().pattern
    return re.compile(rf"(?:单位|币种)[:;]?\(?({units})(?![\w/·])|\(({units})\)")


def declared_unit_in(title: str) -> str | None:
    """Return the money unit that a title declares, …目标表（单位：万元）, or None where it declares none or several."""
    units = {match[1] or match[2] for match in _declared_unit().finditer(fold(title))}
    return next(iter(units)) if len(units) == 1 else None


def label_in(text: str) -> Label | None:
    """Return the label that a cell holds, as `金额单位：元` or `部门：某局`, or None.

    `单位：` is a money unit when money follows, nothing when several do, and a unit's name otherwise.
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    roles = _roles().get(fold(match[1]), ())
    money = money_unit_in(match[2])
    if "money_unit" in roles and money:
        return Label("money_unit", money)
    if "money_unit" in roles and _are_money_units(match[2]):
        return None
    if "money_unit" in roles and fold(match[1]) == "单位" and match[2]:
        return Label("unit", match[2].strip())
    named = [role for role in roles if role != "money_unit"]
    return Label(named[0], match[2].strip()) if named else None


def labels_in(text: str) -> list[Label]:
    """Return all labels of a cell; several may stand in one, parted by wide blanks: `部门：某局  单位：万元`.

    Behind a text, before a known label, one blank parts them too: programs that read a page hand on no wider ones.
    A money unit at the end is a label of its own even where no blank parts it from the text before; a year that stands
    between labels, or behind one, is the fiscal year.
    """
    parts = [part for piece in _pieces(text.strip()) for part in _without_year(piece)]
    found = [label for label in map(label_in, parts) if label]
    if any(label.role != "ignored" for label in found):
        return [label for part in parts if (label := label_in(part) or _year_label(part))]
    whole = label_in(text)
    return found or ([whole] if whole else [])


def _without_year(part: str) -> tuple[str, ...]:
    """Return a label and the year behind it apart: `部门：某局 2024年度`."""
    match = _YEAR_BEHIND.fullmatch(part)
    return (match[1], match[2]) if match else (part,)


def _year_label(part: str) -> Label | None:
    return Label("fiscal_year", part) if is_year_alone(part) else None


def is_title(text: str) -> bool:
    """Whether a line above a table looks like the title of a table of performance targets."""
    return len(text) <= _LONGEST_TITLE and _title_line("table").fullmatch(text) is not None and label_in(text) is None


def is_cover(text: str) -> bool:
    """Whether a line looks like the title of the whole document: 某县2024年部门预算, 某局2024年项目绩效目标."""
    return len(text) <= _LONGEST_TITLE and _title_line("cover").fullmatch(text) is not None and label_in(text) is None


@functools.cache
def _title_line(what: str) -> re.Pattern[str]:
    rows = (row for row in vocabulary.rows("title_lines") if row["what"] == what)
    return re.compile("|".join(phrases.pattern("title_line_words", row["phrase"]) for row in rows))


def is_correction(text: str) -> bool:
    """Whether the publisher says in the title that this document takes an earlier one's place, or a part of it."""
    return revises(text, "whole") or revises(text, "part")


def year_in(text: str) -> int | None:
    """Return the one fiscal year that a text names (2024年度, 二〇二四年); None where it names none or several."""
    years = years_in(text)
    return years[0] if len(years) == 1 else None


def years_in(text: str) -> tuple[int, ...]:
    """Return the years of which one is the fiscal year that a text names: one where it is told, several where not.

    Of several years that is meant which stands beside the word of the table: 2023年结转项目2024年绩效目标表. A span of
    years, 2023-2025年, names none of them.
    """
    folded = fold(text)
    spans = [int(year) for span in _SPAN.finditer(folded) for year in span.groups()]
    rest = _SPAN.sub("", folded)
    rest = _CARRIED.sub("", rest) if _YEAR.search(_CARRIED.sub("", rest)) else rest
    named = [(int(match[1]), match.end(1)) for match in _YEAR.finditer(rest)]
    years = tuple(dict.fromkeys(year for year, _ in named))
    if len(years) > 1:
        ends = [*[at for _, at in named[1:]], len(rest)]
        beside = {
            year for (year, at), end in zip(named, ends, strict=True) if _title_line("own year").search(rest[at:end])
        }
        return tuple(beside) if len(beside) == 1 else years
    if years or spans:
        return years or tuple(dict.fromkeys(spans))
    chinese = _CHINESE_YEAR.search(text)
    return (int(chinese[1].translate(_CHINESE_DIGITS)),) if chinese else ()


def is_year_alone(text: str) -> bool:
    """Whether a line is a year and nothing else: （2024年度）."""
    return _YEAR_ALONE.fullmatch(fold(text)) is not None
