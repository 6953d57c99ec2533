"""Which finance division a document speaks of, from the place names in its own words.

The list of divisions is `vocabulary/divisions.csv` (GB/T 2260 codes as nine-character finance codes), the words around
a place's name are `place_words.csv`; places that the list does not hold are told by the inbox's folders instead. A name
that fits several divisions decides nothing by itself.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline import vocabulary
from pipeline.text import fold

_SHORT = 2
"""Characters of the shortest names of places."""
_SHORT_OF_UPPER = re.compile("(?:省|市|(?:壮族|回族|维吾尔)?自治区|地区|盟)$")
"""安徽和县 is in 安徽省."""
_SHORTEST_REST = 2
"""Characters of a body's name that must stay behind its region's."""
_PLACE_FIRST = re.compile(
    r"(?![省市县区州])([\u4e00-\u9fff]{1,4}?[县市区旗]|[\u4e00-\u9fff]{2,7}自治[县旗])(?=[\u4e00-\u9fff]{2})"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A finance division: its nine-character code, name and level (province, city, county)."""

    code: str
    name: str
    level: str


@functools.cache
def _divisions() -> dict[str, tuple[tuple[Region, str], ...]]:
    """Return name -> the divisions that bear it, each with its parent's code."""
    found: dict[str, list[tuple[Region, str]]] = {}
    for row in vocabulary.rows("divisions"):
        region = Region(row["code"], row["name"], row["level"])
        found.setdefault(region.name, []).append((region, row["parent_code"]))
    return {name: tuple(regions) for name, regions in found.items()}


@functools.cache
def _parents() -> dict[str, str]:
    """Return division code -> parent's code ('' for a province)."""
    return {row["code"]: row["parent_code"] for row in vocabulary.rows("divisions")}


@functools.cache
def _words(means: str) -> tuple[str, ...]:
    """Return the words of `place_words.csv` that mean this."""
    return tuple(row["word"] for row in vocabulary.rows("place_words") if row["means"] == means)


@functools.cache
def _no_place() -> re.Pattern[str]:
    return re.compile("|".join(_words("no place")))


@functools.cache
def _no_county() -> re.Pattern[str]:
    """Return the pattern of a word that ends with 县 and names no county: 直管县, 贫困县."""
    return re.compile(f"(?:{'|'.join(_words('no county'))})县$")


@functools.cache
def _before_a_short_one() -> str:
    """Return the pattern of where a name of two characters may begin: at no word's end but that of its upper place.

    禾丰县 is not the county 丰县, and 各乡镇和县直部门 does not speak of 和县; 安徽和县 does, and 丰县和沛县.
    """
    upper = {_SHORT_OF_UPPER.sub("", r.name) for rs in _divisions().values() for r, _ in rs if r.level != "county"}
    known = {*_words("before"), *(name for name in upper if len(name) > 1)}
    by_length = {n: [word for word in sorted(known) if len(word) == n] for n in {len(word) for word in known}}
    told = ["县[和与及]", *("|".join(words) for _, words in sorted(by_length.items()))]
    return "(?:" + "|".join([r"(?<![\u4e00-\u9fff])", *(f"(?<={words})" for words in told)]) + ")"


_NOT_ANOTHER = "(?!(?<=中)共和县)"
"""中共和县委员会 is that of 和县 and not of 共和县."""


@functools.cache
def _names() -> re.Pattern[str]:
    longest_first = sorted(_divisions(), key=lambda name: (-len(name), name))
    long, short = ([re.escape(n) for n in longest_first if (len(n) > _SHORT) is is_long] for is_long in (True, False))
    shorts = "|".join(short)
    return re.compile(
        f"({_NOT_ANOTHER}(?:{'|'.join(long)})|(?=.[县市区]){_before_a_short_one()}(?:{shorts}))(?!{_no_place().pattern})"
    )


def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes of the divisions above `code`, nearest first."""
    parent = _parents().get(code, "")
    return (parent, *ancestors(parent)) if parent else ()


def region_by_code(code: str) -> Region | None:
    """Return the division with this code (6 or 9 characters), or None when the list does not hold it."""
    wanted = code.ljust(9, "0")
    for regions in _divisions().values():
        for region, _ in regions:
            if region.code == wanted:
                return region
    return None


def without_region(name: str, region: str | None) -> str:
    """Return a body's folded name without its region's, or without that one's last character: 县教育局 in 青禾县."""
    folded, place = fold(name), fold(region or "")
    for start in (place, place[-1:]):
        rest = folded.removeprefix(start)
        if start and rest != folded and len(rest) >= _SHORTEST_REST and not _no_place().match(rest):
            return rest
    return folded


def names_its_place(name: str) -> bool:
    """Whether a body's name begins with that of one place: 青禾县教育局, not 县教育局, 开发区管委会 or 朝阳区教育局.

    A place that the list of divisions holds several times is not one. One that it does not hold must be a county: 区,
    市 and 旗 end many words that are no place (文明城市创建办公室, 老旧小区改造办公室).
    """
    match = _PLACE_FIRST.match(name)
    if match is None or len(match[1]) <= _SHORTEST_REST or _no_place().match(name[match.end() :]):
        return False
    listed = len(_divisions().get(match[1], ()))
    return listed == 1 or (not listed and match[1].endswith("县") and not _no_county().search(match[1]))


def find_region(words: Sequence[str]) -> Region | None:
    """Return the division that the words name, or None when they name none or do not agree on one.

    Args:
        words: texts of the document that may hold a place name: title, publisher, unit and department labels.
    """
    named = [set(_names().findall(word)) for word in words]
    everywhere = set().union(*named) if named else set()
    votes: Counter[Region] = Counter()
    for names in named:
        votes.update(_lowest({region for name in names for region in _candidates(name, everywhere)}))
    ranked = _lowest(set(votes))
    best = sorted(ranked, key=lambda region: (-votes[region], region.code))
    if not best or (len(best) > 1 and votes[best[0]] == votes[best[1]]):
        return None
    return best[0]


def _candidates(name: str, everywhere: set[str]) -> set[Region]:
    """Return the divisions that `name` can mean, given the names found elsewhere in the document.

    Of divisions that share a name, the one whose ancestors are named too is meant; if that leaves several and one of
    them lies in another (东莞市 as a city and as its only county), the upper one is meant.
    """
    bearers = {region for region, _ in _divisions()[name]}
    if len(bearers) == 1:
        return bearers
    parents = _parents()
    upper = {region for region in bearers if not {b.code for b in bearers} & set(ancestors(region.code))}
    if len(upper) == 1:
        return upper
    named_codes = {region.code for other in everywhere - {name} for region, _ in _divisions()[other]}
    told = {region for region in upper if set(ancestors(region.code)) & named_codes and region.code in parents}
    return told if len(told) == 1 else set()


def _lowest(regions: set[Region]) -> set[Region]:
    """Return the regions without those that merely contain another one of them."""
    above = {code for region in regions for code in ancestors(region.code)}
    return {region for region in regions if region.code not in above}
