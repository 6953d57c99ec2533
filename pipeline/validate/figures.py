"""Figures in running text: counts of people and things, rates of money a head, and sums that are written out.

Only what is written plainly is read: a number, its unit, the noun in front. Whether figures agree is not judged here.
Hands on decimals in ones and in yuan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_HEADS = "人次|人|户|名|个|家|所|件|亩|公里|平方米"
_COUNT = re.compile(rf"(?P<noun>[一-鿿]*)(?P<number>{_NUMBER})(?P<ten>万)?余?(?P<unit>{_HEADS})(?![一-鿿]*/)")
_RATE = re.compile(
    rf"(?P<number>{_NUMBER})元/(?P<unit>{_HEADS})(?:/?年)?(?![/·.年月日天次季周])"
    rf"|每(?P<each>{_HEADS})(?:每年)?(?P<amount>{_NUMBER})元"
)
_PRODUCT = re.compile(
    rf"(?P<left>{_NUMBER})(?P<left_ten>万)?[一-鿿]{{0,3}}[*×xX](?P<right>{_NUMBER})(?P<right_ten>万)?[^\d=*×]{{0,6}}"
    rf"=(?P<result>{_NUMBER})(?P<ten>万)?元"
)
_MONEY = re.compile(rf"(?<![每\d.,])(?P<number>{_NUMBER})(?P<ten>万)?元(?![/每])")
_EACH = re.compile(r"(?:每|人均|户均|标准|单价)[^\d，,。；;]{0,6}$")
_EACH_REACH = 12
"""So many characters in front of an amount may say that it is a rate."""
_PARTS = re.compile(rf"(?P<whole>{_NUMBER})(?P<ten>万)?(?P<unit>{_HEADS})[(（,，]?其中[:：]?(?P<parts>[^()（）。;；]*)")
_SENTENCE = re.compile(r"[。;；]")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of what: `noun` is the run of Chinese characters in front of the number."""

    noun: str
    number: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A text that comes to an amount of yuan, and the words that say so."""

    yuan: Decimal
    words: str


def _number(digits: str, ten_thousand: str | None) -> Decimal:
    return Decimal(digits.replace(",", "")) * (10000 if ten_thousand else 1)


def counts(text: str) -> list[Count]:
    """Return the counts of a text in printed order: 贫困户8300人 is 8300 人 of 贫困户."""
    return [Count(m["noun"], _number(m["number"], m["ten"]), m["unit"]) for m in _COUNT.finditer(text)]


def heads_at_a_rate(text: str) -> Sum | None:
    """Return what all heads of a text cost at the rates beside them; None where a sentence has not one of each.

    `8300人，标准100元/人；9071人，标准100元/人` comes to 1,737,100 yuan. A rate by month or day is no yearly sum.
    """
    parts = [part for sentence in _SENTENCE.split(text) if (part := _sentence_sum(sentence)) is not None]
    if not parts:
        return None
    return Sum(sum((part.yuan for part in parts), Decimal(0)), " + ".join(part.words for part in parts))


def _sentence_sum(sentence: str) -> Sum | None:
    rates = [
        (Decimal((m["number"] or m["amount"]).replace(",", "")), m["unit"] or m["each"])
        for m in _RATE.finditer(sentence)
    ]
    if len(rates) != 1:
        return None
    rate, unit = rates[0]
    heads = [count.number for count in counts(sentence) if count.unit == unit]
    if len(heads) != 1:
        return None
    return Sum(heads[0] * rate, f"{heads[0]:f}×{rate:f}")


def written_products(text: str) -> list[tuple[Sum, Decimal]]:
    """Return each product that a text writes out, as printed, with what it really comes to in yuan."""
    found = []
    for m in _PRODUCT.finditer(text):
        really = _number(m["left"], m["left_ten"]) * _number(m["right"], m["right_ten"])
        found.append((Sum(_number(m["result"], m["ten"]), m[0]), really))
    return found


def sums_of_money(text: str) -> list[Sum]:
    """Return the amounts of money that a text names in 元 or 万元, but no rates (每人200元, 200元/人)."""
    return [
        Sum(_number(m["number"], m["ten"]), m[0])
        for m in _MONEY.finditer(text)
        if not _EACH.search(text[max(0, m.start() - _EACH_REACH) : m.start()])
    ]


def parts_of_wholes(text: str) -> list[tuple[Count, Decimal]]:
    """Return each count of a text that names its parts (其中), with the sum of those in its unit."""
    found = []
    for m in _PARTS.finditer(text):
        parts = [count.number for count in counts(m["parts"]) if count.unit == m["unit"]]
        if parts:
            found.append((Count("", _number(m["whole"], m["ten"]), m["unit"]), sum(parts, Decimal(0))))
    return found
