"""What holds for a document as a whole: its region, department, fiscal year and money unit.

The document's own words win over its folder's; a contradiction is a problem, and so is what neither of them says.
Single projects may name another department or money unit; that is decided where they are typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.normalize import problems as p
from pipeline.normalize.department_names import department_key
from pipeline.normalize.names import code_and_name
from pipeline.normalize.problems import Problem
from pipeline.normalize.regions import ancestors, find_region, region_by_code
from pipeline.records import Context, Printed, PrintedProject, Reading
from pipeline.title_bodies import department_in_titles

_DEPARTMENT_DIGITS = 3
_UNIT_DIGITS = 6
_SEVERAL = 2

Label = tuple[str | None, str | None]
"""A code and a name; each may be missing."""

_NO_LABEL: Label = (None, None)


@dataclass(frozen=True, slots=True)
class Frame:
    """The defaults of a document; `department_names` are the names that it prints for department codes."""

    document_id: str
    region: Label
    department: Label
    fiscal_year: int | None
    money_unit: str | None
    department_names: dict[str, str]


def frame_of(reading: Reading, document_id: str, context: Context) -> tuple[Frame, tuple[Problem, ...]]:
    """Return the document's frame, and what is unknown or contradictory in it."""
    region, region_problems = _region(reading, context)
    department, department_problems = _department(reading, context, region[1])
    year, year_problems = _fiscal_year(reading, context)
    frame = Frame(
        document_id=document_id,
        region=region,
        department=department,
        fiscal_year=year,
        money_unit=reading.money_unit.text if reading.money_unit else context.money_unit,
        department_names=_department_names(reading, context),
    )
    return frame, (*region_problems, *department_problems, *year_problems)


def label_of(printed: Printed | None) -> Label:
    """Return the code and name of a printed label; a missing label has neither."""
    return code_and_name(printed.text) if printed else _NO_LABEL


def department_of(project: PrintedProject, frame: Frame) -> Label:
    """Return a project's department: its label, the document's, the first digits of its unit's code, or its title's."""
    code, name = label_of(project.department_label)
    if code is None and (name is None or _is_named(name, frame.department[1], frame.region[1])):
        code, name = frame.department[0], name or frame.department[1]
    code = code or _department_code(label_of(project.unit_label)[0])
    titled = project.titled_department if code is None else None
    return code, name or frame.department_names.get(code or "") or titled


def _is_named(name: str, other: str | None, region: str | None) -> bool:
    """Whether two names of departments of a region are one, whatever a form puts around them."""
    return other is not None and department_key(name, region) == department_key(other, region)


def _department_code(unit_code: str | None) -> str | None:
    """Return the department's code in a unit's code (307 in 307002), or None for codes of another length."""
    return unit_code[:_DEPARTMENT_DIGITS] if unit_code and len(unit_code) == _UNIT_DIGITS else None


def _contradiction(what: str, printed: str, in_folder: str) -> Problem:
    message = (
        f'the document says {what} "{printed}" and its folder says "{in_folder}": the document is believed; '
        "move the file, or correct the name of the folder or its jixiao.toml"
    )
    return Problem(p.DOCUMENT_CONTRADICTS_FOLDER, message, printed, in_folder)


def _unknown(rule_id: str, what: str, key: str) -> tuple[Problem, ...]:
    message = (
        f"neither the document nor its folder says the {what}: it is loaded under the unknown member; "
        f"put the file into a folder that names it or set {key} in a jixiao.toml"
    )
    return (Problem(rule_id, message, expected=f"a {what}"),)


def _region(reading: Reading, context: Context) -> tuple[Label, tuple[Problem, ...]]:
    found = find_region(reading.region_words)
    told = _told_region(context)
    if found is None:
        return told, () if told != _NO_LABEL else _unknown(p.UNKNOWN_REGION, "region", "region")
    if told[0] is None or told[0] == found.code or told[0] in ancestors(found.code):
        return (found.code, found.name), ()
    if found.code in ancestors(told[0]):
        return told, ()
    told_text = " ".join(part for part in told if part)
    return (found.code, found.name), (_contradiction("region", f"{found.code} {found.name}", told_text),)


def _told_region(context: Context) -> Label:
    """Return the folder's region: by its code, else by its name."""
    if context.region_code:
        listed = region_by_code(context.region_code)
        return context.region_code.ljust(9, "0"), context.region_name or (listed.name if listed else None)
    listed = find_region((context.region_name,)) if context.region_name else None
    return (listed.code, listed.name) if listed else (None, context.region_name)


def _department(reading: Reading, context: Context, region: str | None) -> tuple[Label, tuple[Problem, ...]]:
    """Return the department of the document: printed, or the one its units' codes agree on, its folder's or titles'.

    A name with its region's in front (青禾县教育局) is the folder's without it (县教育局): it takes the folder's code.
    """
    told = (context.department_code, context.department_name)
    printed = _printed_department(reading)
    if printed[1] is None and told[1] is None and not _is_of_several(reading):
        printed = (printed[0], department_in_titles(reading.region_words))
    if printed == _NO_LABEL:
        is_told = told != _NO_LABEL or all(map(_names_department, reading.projects))
        return told, () if is_told else _unknown(p.UNKNOWN_DEPARTMENT, "department", "department")
    code, name = printed
    if code and told[0] and code != told[0]:
        return printed, (_contradiction("department", code, told[0]),)
    if name and told[1] and not (code and told[0]) and not _is_named(name, told[1], region):
        return printed, (_contradiction("department", name, told[1]),)
    return (code or told[0], name or told[1]), ()


def _names_department(project: PrintedProject) -> bool:
    """Whether a project of a document of several departments names its own."""
    unit_code = label_of(project.unit_label)[0]
    is_labelled = label_of(project.department_label) != _NO_LABEL or _department_code(unit_code) is not None
    return is_labelled or project.titled_department is not None


def _printed_department(reading: Reading) -> Label:
    """Return the department that the document prints; a name without a code has the code that all units begin with."""
    labels = {label_of(reading.department_label)} if reading.department_label else _labels_within(reading)
    codes = _codes_within(reading)
    code = codes.pop() if len(codes) == 1 and len(labels) < _SEVERAL else None
    printed, name = labels.pop() if len(labels) == 1 else _NO_LABEL
    return printed or code, name or _department_names(reading, Context()).get(code or "")


def _is_of_several(reading: Reading) -> bool:
    """Whether labels or codes within a document name several departments, so that one title is not that of all."""
    return max(len(_labels_within(reading)), len(_codes_within(reading))) >= _SEVERAL


def _labels_within(reading: Reading) -> set[Label]:
    return {label_of(project.department_label) for project in reading.projects if project.department_label}


def _codes_within(reading: Reading) -> set[str]:
    codes = (_department_code(label_of(project.unit_label)[0]) for project in reading.projects)
    return {code for code in codes if code}


def _department_names(reading: Reading, context: Context) -> dict[str, str]:
    """Return code -> name of the departments that the labels, the totals or the folder name; the first one wins."""
    labels = [
        label_of(reading.department_label),
        *(label_of(project.department_label) for project in reading.projects),
        *(label_of(total.label) for total in reading.totals if total.scope == "department"),
        (context.department_code, context.department_name),
    ]
    names: dict[str, str] = {}
    for code, name in labels:
        if code and name:
            names.setdefault(code, name)
    return names


def _fiscal_year(reading: Reading, context: Context) -> tuple[int | None, tuple[Problem, ...]]:
    printed, told = reading.fiscal_year, context.fiscal_year
    if printed is None:
        return told, () if told is not None else _unknown(p.UNKNOWN_YEAR, "fiscal year", "fiscal_year")
    if told is not None and told != printed:
        return printed, (_contradiction("fiscal year", str(printed), str(told)),)
    return printed, ()
