"""Goals as texts to compare: folded, and with every number replaced, so that a new year's figures hide no old goal.

Goals that say nothing of their own (prompts, a few words, the project's name) are none here.
"""

from __future__ import annotations

import functools
import re

from pipeline import vocabulary
from pipeline.resolve.printed import PrintedProject
from pipeline.text import fold

SHORTEST = 10
"""Letters (no digits, no marks) that a goal has at least: 保障单位正常运转, of 8, is anybody's, so copied by nobody."""
_NO_LETTER = re.compile(r"[\W\d_]+")
_NUMBER = re.compile(r"\d[\d.,]*")


@functools.cache
def _prompts() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in vocabulary.rows("prompts")))


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text)


def goal_text(project: PrintedProject) -> str | None:
    """Return a project's goal as exact copies share it, or None where it says nothing that could be copied."""
    text = fold(project.goal or "")
    letters = _letters(text)
    if len(letters) < SHORTEST or _prompts().fullmatch(text):
        return None
    return None if letters in {_letters(fold(project.name)), _letters(project.project_key)} else text


def without_numbers(text: str) -> str:
    """Return a folded text with each number, years too, replaced by 0; numbers in words (三) stay."""
    return _NUMBER.sub("0", text)
