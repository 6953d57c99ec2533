"""What a folder says about the documents in it: by its name, or by the defaults in its `jixiao.toml`.

Nothing here lists files. It hands on a `Context`, or an `InboxError` that says in one line what is wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.records import Context

DEFAULTS_FILE = "jixiao.toml"
_REGION = re.compile(r"(\d{6}(?:\d{3})?)[\s_-]*(\D.*)?")
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
_DEPARTMENT = re.compile(r"(\d{3})[\s_-]*(\D.*)?")
_NAME = re.compile(r"\D.*")


class InboxError(Exception):
    """The inbox, or a `jixiao.toml` in it, cannot be used; the message is one line for the operator."""


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


def with_defaults(path: Path, above: Context) -> Context:
    """Return the context with the defaults of a `jixiao.toml`; unchanged where there is none.

    Raises:
        InboxError: the file cannot be read, or says something that is no default.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return above
    except OSError as error:
        raise InboxError(f"cannot be opened ({error.strerror}): give this program the right to read it") from error
    except UnicodeDecodeError as error:
        raise InboxError("is not written in UTF-8: save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise InboxError(f"{error}: correct the file or take it away") from error
    context = above
    for key, value in told.items():
        if key not in _READERS:
            raise InboxError(f"unknown key {key}: known are {', '.join(sorted(_READERS))}")
        context = replace(context, **_READERS[key](value))
    return context


def _region(value: object) -> dict[str, Any]:
    code, name = _code_and_name("region", _REGION, value, 'a code of 6 or 9 digits and a name, as in "511124 井研县"')
    return {"region_code": code.ljust(9, "0") if code else None, "region_name": name}


def _department(value: object) -> dict[str, Any]:
    code, name = _code_and_name("department", _DEPARTMENT, value, 'a code of 3 digits and a name, as in "307 某局"')
    return {"department_code": code, "department_name": name}


def _code_and_name(key: str, pattern: re.Pattern[str], value: object, wanted: str) -> tuple[str | None, str | None]:
    text = str(value).strip()
    if isinstance(value, str | int) and not isinstance(value, bool):
        if match := pattern.fullmatch(text):
            return match[1], _named(match[2])
        if _NAME.fullmatch(text):
            return None, text
    raise InboxError(f'{key} = "{text}" is no {key}: give {wanted}')


def _fiscal_year(value: object) -> dict[str, Any]:
    if type(value) is not int or not _YEAR.fullmatch(str(value)):
        raise InboxError(f"fiscal_year = {value!r} is no year: write it without quotes, as in 2024")
    return {"fiscal_year": value}


def _money_unit(value: object) -> dict[str, Any]:
    if not isinstance(value, str) or not value.strip():
        raise InboxError(f'money_unit = {value!r} is no unit: write it in quotes, as in "万元"')
    return {"money_unit": value.strip()}


def _published_on(value: object) -> dict[str, Any]:
    if not isinstance(value, date):
        raise InboxError(f"published_on = {value!r} is no date: write it without quotes, as in 2024-02-28")
    return {"published_on": value.date() if isinstance(value, datetime) else value}


_READERS: dict[str, Callable[[object], dict[str, Any]]] = {
    "region": _region,
    "department": _department,
    "fiscal_year": _fiscal_year,
    "money_unit": _money_unit,
    "published_on": _published_on,
}


def _named(text: str | None) -> str | None:
    return (text or "").strip() or None
