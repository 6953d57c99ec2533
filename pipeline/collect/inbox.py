"""What lies in an inbox: its files, and what their folders say about them.

A folder may tell region, year and department by its name (`511124 井研县/2024/307 县人社局`), or by a `jixiao.toml`
with defaults. The document's own words win over both; here they are only collected.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.records import Context

DEFAULTS_FILE = "jixiao.toml"
_REGION = re.compile(r"(\d{6}(?:\d{3})?)[\s_-]*(\D.*)?")
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
_DEPARTMENT = re.compile(r"(\d{3})[\s_-]*(\D.*)?")
_KEYS = frozenset({"region", "department", "fiscal_year", "money_unit", "published_on"})


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file in the inbox, and what its folders say."""

    path: Path
    context: Context


class InboxError(Exception):
    """The inbox, or a `jixiao.toml` in it, cannot be used; the message is one line for the operator."""


def files(inbox: Path) -> Iterator[InboxFile]:
    """Yield the inbox's files in order of their paths; hidden files, Office lock files and defaults are no documents.

    Raises:
        InboxError: the inbox is no folder, or a `jixiao.toml` in it is wrong.
    """
    if not inbox.is_dir():
        raise InboxError(f"{inbox} is no folder: give the folder that holds the published documents")
    yield from _files(inbox, Context())


def _files(folder: Path, above: Context) -> Iterator[InboxFile]:
    context = _with_defaults(folder, above)
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name == DEFAULTS_FILE:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), of_folder(entry.name, context))
        elif entry.is_file():
            yield InboxFile(Path(entry.path), context)


def of_folder(name: str, above: Context) -> Context:
    """Return the context inside a folder of this name: a region, a year or a department, or nothing new."""
    name = name.strip()
    if year := _YEAR.fullmatch(name):
        return replace(above, fiscal_year=int(year[1]))
    if region := _REGION.fullmatch(name):
        return replace(above, region_code=region[1].ljust(9, "0"), region_name=_named(region[2]))
    if department := _DEPARTMENT.fullmatch(name):
        return replace(above, department_code=department[1], department_name=_named(department[2]))
    return above


def _named(text: str | None) -> str | None:
    return (text or "").strip() or None


def _with_defaults(folder: Path, above: Context) -> Context:
    path = folder / DEFAULTS_FILE
    if not path.is_file():
        return above
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InboxError(f"{path}: {error}: correct the file or take it away") from error
    return _told(path, told, above)


def _told(path: Path, told: dict[str, Any], above: Context) -> Context:
    """Return the context with the defaults of one `jixiao.toml`."""
    unknown = sorted(told.keys() - _KEYS)
    if unknown:
        raise InboxError(f"{path}: unknown key {unknown[0]}: known are {', '.join(sorted(_KEYS))}")
    context = above
    for key in ("region", "department"):
        if key in told:
            before, context = context, of_folder(str(told[key]), context)
            if before == context and str(told[key]) not in str(before):
                raise InboxError(
                    f'{path}: {key} = "{told[key]}": give code and name, as in "511124 井研县" or "307 某局"'
                )
    if "fiscal_year" in told:
        context = replace(context, fiscal_year=_checked(path, told, "fiscal_year", int))
    if "money_unit" in told:
        context = replace(context, money_unit=_checked(path, told, "money_unit", str))
    if "published_on" in told:
        context = replace(context, published_on=_checked(path, told, "published_on", date))
    return context


def _checked(path: Path, told: dict[str, Any], key: str, kind: type) -> Any:  # noqa: ANN401 - the kind is checked here
    if not isinstance(told[key], kind):
        raise InboxError(f"{path}: {key} = {told[key]!r} is no {kind.__name__}: write it without quotes")
    return told[key]
