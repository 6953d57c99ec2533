"""Number formats of workbooks: the text that a cell shows around its number, and what the format scales it by.

A number keeps all its digits, whatever the format rounds to; its scale is the one that is shown (a percent, thousands
left off by a comma, a point drawn into the digits: `0!.0,` shows 123456 as 12.3). Dates are told by `values.py`.
"""

from __future__ import annotations

import functools
import operator
import re
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.styles.numbers import BUILTIN_FORMATS
from xlrd.formatting import std_format_strings

from pipeline import vocabulary

_SECTION = re.compile(r'(?:"[^"]*"|\[[^\]]*\]|[\\!_*].|[^;"\\])*', re.DOTALL)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|(?P<dropped>\[[^\]]*\]|_.|\*.)'
    r"|(?P<digit>[0#?@])|(?P<comma>,)|(?P<percent>%)|(?P<point>\.)|(?P<bare>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=) *(-?\d+(?:\.\d+)?)\]")
_HOLDS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_FRACTION_OR_POWER = re.compile(r"[0#?] *[/eE][-+]? *[0-9#?]")
_STRIPPED = " ()"
"""Brackets of negative numbers, and the blanks that hold their place in positive ones."""
_LOCAL_MONEY = {code for code in (*BUILTIN_FORMATS.values(), *std_format_strings.values()) if "$" in code}
"""Formats that a file names by a number alone: `$` stands in them for the money of the country of the reader."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """One section of a format: what stands before, between and behind the digits, and the power of ten of its scale.

    `inner` maps how many digits follow a text between the digits to that text.
    """

    before: str
    after: str
    shift: int
    inner: tuple[tuple[int, str], ...] = ()
    has_digits: bool = True


@functools.cache
def _words(meaning: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in vocabulary.rows("number_format_words") if row["meaning"] == meaning)


@functools.cache
def _general() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in _words("general"))
    return re.compile(rf'("[^"]*")|{words}', re.IGNORECASE)


def under_format(number: Decimal, number_format: str) -> str:
    """Return a finite number as the format shows it, with all its digits and without separators of thousands."""
    code = "0" if number_format in _LOCAL_MONEY else number_format
    section, has_own_sign = _section(code, number)
    shape = _shape(section)
    if not shape.has_digits:
        return shape.before or _plain(number)
    scaled = number.scaleb(shape.shift) if number else number
    if not has_own_sign:
        return shape.before + _filled(scaled, shape) + shape.after
    before = functools.reduce(str.removeprefix, _words("minus"), shape.before)
    sign = "" if before else "-"
    return before + sign + _filled(abs(scaled), shape) + shape.after


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f") if number else "0"


@functools.lru_cache(maxsize=1024)
def _sections(number_format: str) -> tuple[str, ...]:
    code = _general().sub(lambda match: match[1] or "0", number_format)
    found, at = [], 0
    while at <= len(code):
        match = _SECTION.match(code, at)
        end = match.end() if match else len(code)
        found.append(code[at:end])
        at = end + 1
    return tuple(found)


def _section(number_format: str, number: Decimal) -> tuple[str, bool]:
    """Return the section that shows the number, and whether it shows negative numbers by a sign of its own."""
    sections = _sections(number_format)
    conditions = [_CONDITION.search(section) for section in sections[:2]]
    if any(conditions):
        return _chosen(sections, conditions, number), False
    return (sections[1], True) if number < 0 and len(sections) > 1 else (sections[0], False)


def _chosen(sections: tuple[str, ...], conditions: list[re.Match[str] | None], number: Decimal) -> str:
    for section, condition in zip(sections, conditions, strict=False):
        if condition and _HOLDS[condition[1]](number, Decimal(condition[2])):
            return section
    rest = [section for section, condition in zip(sections[:2], conditions, strict=False) if not condition]
    return (*sections[2:3], *rest, "0")[0]


@functools.lru_cache(maxsize=1024)
def _shape(section: str) -> _Shape:
    tokens = [(str(match.lastgroup), match[match.lastgroup or 0] or "") for match in _TOKEN.finditer(section)]
    kinds = [kind for kind, _ in tokens]
    if "digit" not in kinds:
        return _Shape(_words_alone(tokens), "", 0, has_digits=False)
    first, last = kinds.index("digit"), len(kinds) - 1 - kinds[::-1].index("digit")
    percents = 2 * kinds.count("percent")
    after = _text(tokens[last + 1 :])
    if _FRACTION_OR_POWER.search(_TOKEN.sub(lambda match: match[0] if match[0] in "0#?/eE+-" else "", section)):
        return _Shape("", "%" if percents else "", percents)
    inner = _inner(tokens[first : last + 1])
    points = [digits for digits, text in inner if text == "."] if "point" not in kinds else []
    if len(points) == len(inner) == 1:
        return _Shape(_text(tokens[:first]), after, percents - 3 * _thousands(kinds) - points[0])
    return _Shape(_text(tokens[:first]), after, percents - 3 * _thousands(kinds), inner)


def _thousands(kinds: list[str]) -> int:
    """Return how many commas stand behind digits with no digit behind them: each leaves three digits off."""
    shape = "".join({"digit": "0", "comma": ",", "dropped": ""}.get(kind, "x") for kind in kinds)
    return sum(len(commas) for commas in re.findall(r"(?<=0)(,+)(?![0,])", shape))


def _inner(tokens: list[tuple[str, str]]) -> tuple[tuple[int, str], ...]:
    """Return the texts between the digits, each with the number of digits behind it."""
    found, digits = [], 0
    for kind, text in reversed(tokens):
        digits += kind == "digit"
        if kind in ("quoted", "escaped", "bare") and text.strip():
            found.append((digits, text))
    return tuple(found)


def _filled(number: Decimal, shape: _Shape) -> str:
    """Return the digits with the texts that stand between them; those of a broken number cannot be placed."""
    digits = _plain(number)
    if not shape.inner or not digits.isdigit():
        return digits
    digits = digits.zfill(shape.inner[-1][0] + 1)
    for behind, text in sorted(shape.inner, key=lambda place: place[0]):
        at = len(digits) - behind - sum(len(t) for b, t in shape.inner if b < behind)
        digits = digits[:at] + text + digits[at:]
    return digits


def _words_alone(tokens: list[tuple[str, str]]) -> str:
    """Return what a section without digits shows: words (`"无"`), and nothing where it is a code (`h:mm`)."""
    said = _text(tokens)
    is_code = any(kind == "bare" and text.strip() for kind, text in tokens)
    return said if any(map(str.isalpha, said)) and not is_code else ""


def _text(tokens: list[tuple[str, str]]) -> str:
    """Return what tokens beside the digits show; the country's own money is not told again."""
    said = [text for kind, text in tokens if kind not in ("dropped", "comma", "point")]
    return "".join("" if text.strip() in _words("yuan") else text for text in said).strip(_STRIPPED)
