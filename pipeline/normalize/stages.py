"""What a form is for: it sets targets, reports on them after the year, or watches them during it.

Which form a document has is told where it is read; what counts once is decided in `resolve`.
Hands on the stage of a form, by which targets are kept apart from what evaluations restate.
"""

from __future__ import annotations

from pipeline.records import Form, Stage

_STAGES: dict[Form, Stage] = {
    "list": "target",
    "project_form": "target",
    "whole_department": "target",
    "self_evaluation": "evaluation",
    "monitoring": "monitoring",
}
ORDER: tuple[Stage, ...] = ("target", "evaluation", "monitoring")
"""Of an amount that several stages print, the first of these counts: the others restate it."""


def stage_of(form: Form) -> Stage:
    """Return what a form is for."""
    return _STAGES[form]
