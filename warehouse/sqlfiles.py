"""SQL files with header lines, read once: `-- word: text` at the top tells the program what it needs to know.

What the SQL means is not known here: tables, fills, marts and checks each have their own reader.
Hands on the file's name, its headers by word, and its text.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
_HEADER = re.compile(r"-- ([a-z]+): (.+)")


@dataclass(frozen=True, slots=True)
class SqlFile:
    """One file: `name` is the file's name without ending; `headers` holds each word's lines in order."""

    name: str
    headers: dict[str, tuple[str, ...]]
    text: str

    def header(self, word: str) -> str:
        """Return the lines of one header as one text, or an empty one where there is none."""
        return " ".join(self.headers.get(word, ()))


def read_sql(path: Path) -> SqlFile:
    """Read one SQL file; header lines end at the first line that is not a comment."""
    text = path.read_text(encoding="utf-8")
    headers: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        if match := _HEADER.match(line):
            headers[match[1]] = (*headers.get(match[1], ()), match[2].strip())
    return SqlFile(path.stem, headers, text)


@functools.cache
def read_folder(folder: str) -> tuple[SqlFile, ...]:
    """Read all SQL files of a folder of this package (such as `tables`), in order of their names."""
    return tuple(read_sql(path) for path in sorted((_FOLDER / folder).glob("*.sql")))


def prepare_sql() -> str:
    """Return the statements that the fills share: staged rows beside entities, how scores and deviations come about."""
    names = ("prepare.sql", "rescore.sql", "deviate.sql")
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)
