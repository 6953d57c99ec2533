"""What imports what in this program, read from its source: for the tests that hold the floors and the digests to it."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FLOORS = ("pipeline", "warehouse", "assets")


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@functools.cache
def imports() -> dict[str, frozenset[str]]:
    """Return for each module of the floors the modules of the floors that it imports, wherever it does."""
    paths = {module_of(path): path for floor in FLOORS for path in (ROOT / floor).rglob("*.py")}
    read = {name: set(_named(ast.parse(path.read_text(encoding="utf-8")))) for name, path in paths.items()}
    return {name: frozenset(named & paths.keys()) for name, named in read.items()}


def _named(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def needed(start: Iterable[str]) -> set[str]:
    """Return these modules and all that they import, directly or through others."""
    seen: set[str] = set()
    due = list(start)
    while due:
        if (module := due.pop()) not in seen:
            seen.add(module)
            due += imports()[module]
    return seen


def matching(folder: Path, patterns: Iterable[str]) -> set[str]:
    """Return the modules whose files match the patterns."""
    return {module_of(path) for pattern in patterns for path in folder.glob(pattern) if path.suffix == ".py"}
