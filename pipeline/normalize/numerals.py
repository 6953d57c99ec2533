"""Numbers spelt out in Chinese (一次, 百分之九十五), given in digits so that the grammar of values can read them.

Which words only look like numbers (一般, 十分) stands in `vocabulary/numeral_exceptions.csv`; grades are none either.
Hands on the text in digits, or None where nothing is spelt out or reading it would be a guess.
"""

from __future__ import annotations

import functools
import re

from pipeline import vocabulary
from pipeline.normalize.measure_units import canonical_unit, unit_facts, unit_names

_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_WORD = "[零〇一二两三四五六七八九十百千万]+"
_FORMAL = "[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+"
"""As on a bill: not read, and known to be a number."""
_ALONE = re.compile("(?:[及或]?以[上下内])?")
"""What may follow a number that counts nothing: 一百以上."""
_HUNDREDTHS = re.compile(rf"百分之(?P<word>{_WORD})(?:点(?P<decimals>[零〇一二三四五六七八九]+))?")
_TENTHS = re.compile("(?P<tens>[一二三四五六七八九])成(?P<ones>[半一二三四五六七八九]?)(?=以上|以下|以内|左右|$)")
_LARGEST_GROUP = 10_000


def chinese_integer(word: str) -> int | None:
    """Return the number that a Chinese numeral spells (三百零五 is 305), or None where it is no proper one."""
    high, has_groups, low = word.rpartition("万")
    low_number = _below_ten_thousand(low) if low else 0
    if not has_groups:
        return low_number
    high_number = _below_ten_thousand(high) if high else None
    if high_number is None or low_number is None or (len(low) == 1 and low_number):
        return None  # 一万五 is 15000
    return high_number * _LARGEST_GROUP + low_number


def _below_ten_thousand(word: str) -> int | None:
    """Return a numeral below 万; each place is smaller than the one before it, and only 十 stands without a digit."""
    total, digit, last_place = 0, None, _LARGEST_GROUP
    for character in word:
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _PLACES and _PLACES[character] < last_place and (digit or character == "十"):
            last_place = _PLACES[character]
            total, digit = total + (digit or 1) * last_place, None
        else:
            return None
    is_short = digit and last_place > _PLACES["十"] and total and "零" not in word and "〇" not in word
    return None if is_short or not word else total + (digit or 0)


def in_digits(folded: str, words_before: str, words_vague: str, words_after: str) -> str | None:
    """Return a folded value with its one spelt-out number in digits, or None.

    Args:
        folded: the value, such as `不少于三次`.
        words_before: a pattern of the words that may stand in front of the number.
        words_vague: a pattern of the words that may stand between the number and its unit (`二十余次`).
        words_after: a pattern of the words that may stand behind its unit.
    """
    if match := _HUNDREDTHS.search(folded) or _TENTHS.search(folded):
        percent = _percent(match)
        return percent and f"{folded[: match.start()]}{percent}%{folded[match.end() :]}"
    around = rf"(?P<before>(?:{words_before})*)(?P<word>{_WORD})(?P<vague>(?:{words_vague})?)(?P<rest>\D*)"
    match = re.fullmatch(around, folded)
    if match is None or _exceptions().search(match["word"] + match["vague"] + match["rest"]):
        return None
    number = chinese_integer(match["word"])
    return (
        f"{match['before']}{number}{match['vague']}{match['rest']}"
        if number is not None and _counts(match["rest"], words_after)
        else None
    )


def _percent(match: re.Match[str]) -> str | None:
    """Return a spelt-out share in digits, in percent (百分之八十五点五 is 85.5, 九成半 is 95), or None."""
    if match.re is _TENTHS:
        return f"{_DIGITS[match['tens']]}{5 if match['ones'] == '半' else _DIGITS.get(match['ones'], 0)}"
    number = 100 if match["word"] == "百" else chinese_integer(match["word"])
    decimals = "".join(str(_DIGITS[character]) for character in match["decimals"] or "")
    return None if number is None else f"{number}.{decimals}".rstrip(".")


def spells_a_number(folded: str, words_before: str, words_vague: str, words_after: str) -> bool:
    """Whether a value is nothing but numerals with units and the words around them (`一年两次`, `半年`, `两到三次`)."""
    units = _known_units()
    numbers = rf"{_FORMAL}(?:[点至到~-]{_FORMAL})*(?:{words_vague})?(?:{units})?半?"
    whole = re.fullmatch(rf"(?:{words_before})*(?P<numbers>{numbers})(?:{words_after})?", folded)
    if whole and not _exceptions().search(folded[whole.start("numbers") :]):
        return True
    counted = rf"(?:半|几|{_WORD})(?:{words_vague})?(?:{_known_units()})"
    if not re.fullmatch(rf"(?:{words_before}|每(?:{_known_units()})?|{counted})+(?:{words_after})?", folded):
        return False
    return any(not _exceptions().search(folded[match.start() :]) for match in re.finditer(counted, folded))


@functools.cache
def _known_units() -> str:
    """Return the pattern of the units that count or measure; a grade does not."""
    names = (name for name in unit_names() if not re.search(r"[\d/%‰]", name))
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@functools.cache
def _exceptions() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in vocabulary.rows("numeral_exceptions")))


def _counts(rest: str, words_after: str) -> bool:
    """Whether what follows the number is nothing, or a known unit that counts or measures (一次 but not 一次性)."""
    if _ALONE.fullmatch(rest):
        return True
    unit = re.sub(rf"(?:{words_after})$", "", rest)
    facts = unit_facts(canonical_unit(unit)) if unit else None
    return facts is not None and facts.dimension != "grade"
