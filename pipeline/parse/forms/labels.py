"""The fields of a form that stand beside or under a label: names, dates, goals, the total score.

Money has a block of its own (`money.py`), and so have the indicators (`body.py`).
Hands on the printed values by field; a label whose text no field is made of leaves it over by name.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from pipeline.parse.drafts import join_repair, joined
from pipeline.parse.forms.beside import below, is_any_label, is_field, right_of
from pipeline.parse.forms.board import Block, Board
from pipeline.parse.forms.captions import is_block_title, said_in
from pipeline.parse.forms.fates import HEADING, RECORD, Fates
from pipeline.parse.forms.words import DEPARTMENTS, field_of, is_prompt
from pipeline.parse.kinds import is_weight
from pipeline.parse.labels import is_cover, is_title, is_year_alone, labels_in
from pipeline.parse.surroundings import Surroundings, without_stamp
from pipeline.records import Printed, Repair
from pipeline.text import fold

GOALS = frozenset({"goal", "overall_goal", "any_goal", "outcome"})
_NOT_LOADED = frozenset({"other", "outcome"})
_NO_MONEY = frozenset({*DEPARTMENTS, "unit", "project_code", "start_date", "end_date", "period"})
"""Fields whose text is never a word of money: such a word beside them is the next label."""
_LEFT = "a field of the form that is not loaded: "
_UNFILLED = "a prompt of the template: nothing is filled in"
_POINTS = "a number beside others in the line of the total score: which one is the score cannot be told"
_NUMBERED = re.compile(r"(目标|任务)?[(]?(\d{1,2}|[一二三四五六七八九十]+)[)]?[:.,、;](?!\d)|[①-⑳]")
_PERIOD = re.compile(r"(.*?\d[^-—–－~～至到]*)\s*[-—–－~～至到]+\s*(.*\d.*)", re.DOTALL)


@dataclass
class Labels:
    """Reads the label cells of one form; `values` has the first text of each field, `seen` each label's field."""

    board: Board
    fates: Fates
    around: Surroundings
    values: dict[str, Printed] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    repairs: list[Repair] = field(default_factory=list)
    _ends: dict[str, Block] = field(default_factory=dict)

    def read(self, skipped: Collection[int]) -> None:
        """Read all lines but those that were read as indicators."""
        for at in range(len(self.board.lines)):
            if at not in skipped:
                for block in self.board.shown(at):
                    self._take(block)
                self._go_on(at)

    def _take(self, block: Block) -> None:
        if not self.fates.is_free(block):
            return
        name = field_of(block.text)
        if name == "group":
            self.fates.mark(block, HEADING)
        elif name is not None:
            self._take_label(block, name)
        elif said_in(block.text):
            self._take_said(block)
        elif is_block_title(block.text):
            self.fates.mark(block, HEADING)
        elif self._is_caption(block):
            self.around.learn(self.board.lines[block.top].cells[block.left], block.text)
            self.fates.mark(block, HEADING)

    def _is_caption(self, block: Block) -> bool:
        is_above = not self.board.lines[block.top].is_table or (block.top == 0 and self.board.shown(0) == [block])
        is_told = is_title(block.text) or self._is_year(block) or (is_above and is_cover(block.text))
        return is_told or bool(labels_in(block.text))

    def _is_year(self, block: Block) -> bool:
        """Whether a cell says the form's year: it is no head of a column beside another year's, 2024年 | 2025年."""
        years = {fold(one.text) for one in self.board.shown(block.top) if is_year_alone(one.text)}
        return years == {fold(block.text)}

    def _take_label(self, label: Block, name: str) -> None:
        self.seen.add(name)
        self.fates.mark(label, HEADING)
        value = right_of(self.board, label, is_any_label if name in _NO_MONEY else is_field)
        if value is None:
            value = below(self.board, label, is_goal=name in GOALS)
        if value is None or not self.fates.is_free(value):
            return
        if name == "total_score" and self._is_one_of_several(value):
            self.fates.mark(value, _POINTS)
            return
        self._keep(name, label.text, value)
        if name in self.values and (name in GOALS or name == "project"):
            self._take_rest(name, label, value)

    def _is_one_of_several(self, value: Block) -> bool:
        """Whether more numbers follow in the line, so that the first one may be the points and not the score."""
        return any(is_weight(other.text) for other in self.board.right_of(value) if other.text)

    def _take_rest(self, name: str, label: Block, value: Block) -> None:
        """Take the further lines of a text whose lines stand in cells of their own, one under the other."""
        last = value
        while (rest := self.board.below(last)) is not None and self._goes_on(label, value, rest):
            text = self.values[name].text + rest.text
            self.values[name] = replace(self.values[name], text=text)
            self._ends[name] = last = rest
            self.fates.mark(rest, RECORD)

    def _goes_on(self, label: Block, value: Block, rest: Block) -> bool:
        """Whether a cell holds a further line: the label spans it, or the lines are numbered."""
        if not rest.text or not self.fates.is_free(rest) or is_field(rest.text) or is_prompt(rest.text):
            return False
        is_alone = self.board.shown(rest.top) == [rest] and (rest.left, rest.right) == (value.left, value.right)
        is_spanned = rest.bottom <= label.bottom and rest.left > label.right
        return is_alone and (is_spanned or all(_NUMBERED.match(fold(block.text)) for block in (value, rest)))

    def _keep(self, name: str, label: str, value: Block) -> None:
        if is_prompt(value.text):
            self.fates.mark(value, _UNFILLED)
        elif name in GOALS & self.values.keys() and name not in _NOT_LOADED and _is_numbered(label):
            self.values[name] = replace(self.values[name], text=self.values[name].text + value.text)
            self.fates.mark(value, RECORD)
        elif name in _NOT_LOADED or name in self.values:
            self.fates.mark(value, f"{_LEFT}{label}"[:60])
        elif name == "period":
            self._keep_period(value)
        elif name == "fiscal_year":
            self.around.take(replace(value.value, text=f"预算年度：{value.text}"))
            self.fates.mark(value, HEADING)
        else:
            self.values[name] = _named(name, _without_label(value.value) if name in GOALS else value.value)
            self._ends[name] = value
            self.fates.mark(value, RECORD)

    def _keep_period(self, value: Block) -> None:
        """Keep both ends of a period that is printed in one cell."""
        ends = _PERIOD.fullmatch(value.text)
        if ends is None or "start_date" in self.values:
            self.fates.mark(value, f"{_LEFT}a period without two dates")
            return
        for name, text in zip(("start_date", "end_date"), ends.groups(), strict=True):
            self.values[name] = replace(value.value, text=text.strip())
        self.fates.mark(value, RECORD)

    def _take_said(self, block: Block) -> None:
        """Keep what a cell says as `label：text`."""
        fates = set()
        for said in said_in(block.text):
            name = field_of(said.label)
            if name is None or name in ("group", "period"):
                continue
            self.seen.add(name)
            is_kept = name not in _NOT_LOADED and name not in self.values and not is_prompt(said.text)
            if is_kept:
                self.values[name] = _named(name, replace(block.value, text=said.text))
            fates.add(is_kept)
        for label in labels_in(block.text):
            if label.role == "money_unit":
                self.around.take(replace(block.value, text=f"金额单位：{label.text}"))
        if True in fates:
            self.fates.mark(block, RECORD)
        elif fates:
            self.fates.mark(block, f"{_LEFT}{block.text}"[:60])

    def _go_on(self, at: int) -> None:
        """Join the rest of a goal that a page edge cut: the one text of a line without a label, under the goal."""
        line = self.board.lines[at]
        free = [block for block in self.board.shown(at) if self.fates.is_free(block)]
        if not line.after_break or len(free) != 1:
            return
        rest = free[0]
        for name, end in self._ends.items():
            if name in GOALS and end.bottom == at - 1 and end.left == rest.left:
                reason = f"the {name} was cut by a page break"
                self.repairs.append(join_repair(f"{name}_joined", self.values[name], rest.value, reason))
                self.values[name] = joined(self.values[name], rest.value)
                self.fates.mark(rest, RECORD)
                return


def _is_numbered(label: str) -> bool:
    """Whether the label counts the goals that stand below each other: 年度目标2."""
    return fold(label).rstrip(":")[-1:].isdigit()


def _without_label(goal: Printed) -> Printed:
    """Return a goal without the label that its own cell repeats: 年度总体目标 | 预期目标：完成……."""
    head, colon, rest = goal.text.replace("：", ":", 1).partition(":")
    is_label = bool(colon and rest.strip()) and field_of(head) in ("goal", "any_goal")
    return replace(goal, text=rest.strip()) if is_label else goal


def _named(name: str, value: Printed) -> Printed:
    """Return a field's text; the place for a stamp behind a body's name is none of it."""
    return replace(value, text=without_stamp(value.text)) if name in (*DEPARTMENTS, "unit") else value
