"""Characters by their sound, so that a slip of the keyboard is told from another word: 满意 and 满义 sound alike.

Typed by sound, Chinese goes wrong by sound. Sounds that many speakers do not part count as one, as input methods let
them: front and back n, flat and curled s. A character has the reading that is usual for it alone.
"""

from __future__ import annotations

import functools
import re

import numpy as np
from pypinyin import Style, lazy_pinyin

from pipeline.resolve.candidates.letters import Numbers

_ALIKE = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"n?g$"), "n"), (re.compile(r"^n(?!$)"), "l"))
_FIRST, _LAST = ord("一"), ord("鿿")
_SOUND = 1 << 33
"""Lifts the numbers of sounds above those of characters and words."""


def sounds(codes: Numbers) -> Numbers:
    """Return for each character the number of its sound, or its own where it has none."""
    found = codes.copy()
    at = np.flatnonzero((codes >= _FIRST) & (codes <= _LAST))
    said = _said()
    place = (codes[at] - _FIRST).astype(np.int64)
    for new in np.unique(place[said[place] == 0]).tolist():
        said[new] = _sound_of(new + _FIRST)
    found[at] = said[place]
    return found


@functools.cache
def _said() -> Numbers:
    """Return the sounds of Chinese characters as far as they were asked for; 0 is not yet."""
    return np.zeros(_LAST - _FIRST + 1, np.uint64)


def _sound_of(code: int) -> int:
    said = lazy_pinyin(chr(code), style=Style.NORMAL, errors="ignore")
    return _SOUND + _number(_folded(said[0])) if said else code


def _folded(sound: str) -> str:
    for pattern, alike in _ALIKE:
        sound = pattern.sub(alike, sound)
    return sound


def _number(sound: str) -> int:
    """Return a number that stands for a sound: its letters, six bits each."""
    return sum((ord(letter) & 0x3F) << (5 * place) for place, letter in enumerate(sound[:6]))
