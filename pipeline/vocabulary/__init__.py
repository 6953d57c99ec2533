"""The lists that anyone may edit: comparators, units, classes, rules, each a CSV file with a header line.

No list is repeated in code, and nothing here knows what a list means.
Every room of the pipeline requests a list by its name and gets its lines as dictionaries.
"""

from __future__ import annotations

import csv
import functools
from pathlib import Path

FOLDER = Path(__file__).parent


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the lines of `<name>.csv` beside this file, each as header word -> text ('' where the field is empty).

    Raises:
        FileNotFoundError: there is no such list.
        ValueError: a line has more or fewer fields than the header, which would shift its values.
    """
    path = FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        lines = []
        for line in reader:
            if None in line or None in line.values():
                raise ValueError(f"{path.name}, line {reader.line_num}: the number of fields differs from the header's")
            lines.append(line)
    return tuple(lines)
