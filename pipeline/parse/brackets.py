"""Whether brackets in a text are left open or closed without being opened, whatever their width.

A text cut by a page break often shows it here; which cut it was is told elsewhere.
"""

from __future__ import annotations

_WIDTH = str.maketrans("（）［］", "()[]")
_OPEN = frozenset("([【《〔“「")
_CLOSE = frozenset(")]】》〕”」")


def balance(text: str) -> int:
    """Return opened minus closed brackets: > 0 when one is left open, < 0 when one closes that was never opened."""
    plain = text.translate(_WIDTH)
    return sum((c in _OPEN) - (c in _CLOSE) for c in plain)
