"""Whether one indicator's key is another one's, cut by its publisher: the text alone, without where it stands.

A text proves a cut when it cannot end as it does, or when the longer one goes on in the middle of a word; a text that
is a metric already proves none (`vocabulary/clip_rules.csv`). Inside which unit, class and project two rows may be one
is decided in `resolve`.
"""

from __future__ import annotations

from pipeline.normalize.clip import ends_as_metric, goes_on_with_a_word, waits_for_more

_SHORTEST_WAITING = 8
"""A shorter text that cannot end as it does may still be a heading or a list item."""
_SHORTEST_MID_WORD = 10
"""A cell that cuts text holds more characters than this; 国家奖学金人 may go on as 人数 and as 人均资助."""


def is_clip_of(short: str, long: str) -> bool:
    """Return whether `short` is `long` cut at the edge of a cell; both are keys (`indicator_key`).

    国家奖学金人 is no cut of 国家奖学金人均资助: it is too short to be a full cell, and may go on otherwise.
    """
    if len(long) <= len(short) or not long.startswith(short) or ends_as_metric(short):
        return False
    if waits_for_more(short):
        return len(short) >= _SHORTEST_WAITING
    return len(short) >= _SHORTEST_MID_WORD and not goes_on_with_a_word(long[len(short) :])
