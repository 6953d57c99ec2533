"""Whatever the order of a form's labels, columns and rows: it is read back exactly, or it is told what is not."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Printed, PrintedProject, Reading
from tests.parse.forms import M, Part, beside, classed, cut, read, read_pages, read_plain, title

_WIDTH = 10
_HEADS = {
    "name": ["三级指标", "指标名称", "三级指标名称", "指标内容"],
    "value": ["指标值", "年度指标值", "目标值", "三级指标值"],
    "actual": ["实际完成值", "全年完成值", "全年实际值"],
    "weight": ["分值", "权重", "指标权重"],
    "score": ["得分", "自评得分"],
    "reason": ["偏差原因分析及改进措施", "未完成原因分析"],
}
_LABELS = {
    "name": ["项目名称", "项 目 名 称", "项目名称：", "预算项目名称", "项目\n名称"],
    "department_label": ["主管部门", "预算主管部门", "主管部门名称"],
    "unit_label": ["实施单位", "项目单位", "项目实施单位"],
    "category": ["项目类别", "项目类型"],
    "goal": ["年度目标", "年度总体目标", "年度绩效目标", "项目年度绩效目标"],
}
_VALUES = ["≥12个", "100%", "3月底前", "明显改善", "不超过5万元", "=8.00(人次)", "及时", "2 万亩", "是"]
_NAMES = ["村级站点建设", "人员经费", "社区养老（据实结算）", "专项业务费", "“四好农村路”", "基本支出", "自评工作"]
_CLASSES = [
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("成本指标", "经济成本指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
]
_TOLD = ("name", "department_label", "unit_label", "category", "goal", "amount")


@dataclass
class Drawn:
    """A form as it was drawn: its rows, and what they say by field."""

    parts: list[list[Part]] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    indicators: list[dict[str, str]] = field(default_factory=list)


@st.composite
def _drawn_forms(draw) -> Drawn:
    form = Drawn([title("项目支出绩效目标表（2024年度）", _WIDTH)])
    blocks = [_names(draw, form), _money(draw, form)]
    if draw(st.booleans()):
        blocks.append(_goal(draw, form))
    for block in draw(st.permutations(blocks)):
        form.parts += block
    form.parts += _indicators(draw, form)
    return form


def _names(draw, form: Drawn) -> list[list[Part]]:
    form.says |= {"name": draw(st.sampled_from(_NAMES)), "department_label": "青禾县民政局"}
    if draw(st.booleans()):
        form.says["unit_label"] = "青禾县社区服务中心"
    if draw(st.booleans()):
        form.says["category"] = "特定目标类"
    pairs = [(draw(st.sampled_from(_LABELS[name])), text) for name, text in form.says.items()]
    pairs = draw(st.permutations(pairs))
    rows = []
    while pairs:
        taken = draw(st.integers(1, 2))
        rows.append(beside(*pairs[:taken], width=_WIDTH))
        pairs = pairs[taken:]
    return rows


def _money(draw, form: Drawn) -> list[list[Part]]:
    amount = draw(st.sampled_from(["12.50", "1,200.00", "0.00", "850", "157.5"]))
    form.says["amount"] = amount
    kind = draw(st.sampled_from(["beside", "phases", "sides", "group"]))
    if kind == "beside":
        return [
            beside(
                (draw(st.sampled_from(["年度资金总额", "预算金额（万元）", "年度资金总额："])), amount), width=_WIDTH
            )
        ]
    if kind == "group":
        return [
            [M("项目资金（万元）", 1, 3), M("年度资金总额：", 4), M(amount, 5)],
            [M("其中：财政拨款", 4), M(amount, 5)],
            [M("其他资金", 4), M("", 5)],
        ]
    if kind == "sides":
        return [
            [
                M("项目资金（万元）", 1, 2),
                M("实施期资金总额：", 2),
                M("9,999.00", 2),
                M("年度资金总额：", 3),
                M(amount, 2),
            ],
            [M("其中：财政拨款", 2), M("9,999.00", 2), M("其中：财政拨款", 3), M(amount, 2)],
        ]
    heads = draw(
        st.permutations([("年初预算数", amount), ("全年预算数", "77.70"), ("全年执行数", "66.60"), ("分值", "10")])
    )
    return [
        [M("项目资金（万元）", 1, 2), M("", 5), *(head for head, _ in heads)],
        [M("年度资金总额", 5), *(text for _, text in heads)],
    ]


def _goal(draw, form: Drawn) -> list[list[Part]]:
    form.says["goal"] = draw(
        st.sampled_from(["建成站点12个，方便群众办事。", "完成", "目标1：建成站点；\n目标2：方便群众。"])
    )
    label = draw(st.sampled_from(_LABELS["goal"]))
    if draw(st.booleans()):
        return [beside((label, form.says["goal"]), width=_WIDTH)]
    return [[M(label, _WIDTH)], [M(form.says["goal"], _WIDTH)]]


def _indicators(draw, form: Drawn) -> list[list[Part]]:
    fields = ["value", *draw(st.sampled_from([[], ["weight"], ["weight", "actual", "score", "reason"]]))]
    fields = draw(st.permutations(fields))
    classes = draw(st.lists(st.sampled_from(_CLASSES), min_size=1, max_size=6).map(sorted))
    for n, (level_1, level_2) in enumerate(classes):
        row = {"level_1": level_1, "level_2": level_2, "name": f"指标{'甲乙丙丁戊己'[n]}完成率"}
        kinds = {
            "value": _VALUES,
            "actual": _VALUES,
            "weight": ["10", "5.5"],
            "score": ["9.5", "10"],
            "reason": ["", "略"],
        }
        form.indicators.append(row | {name: draw(st.sampled_from(kinds[name])) for name in fields})
    lead = draw(st.sampled_from(["", "绩效指标"]))
    heads = [draw(st.sampled_from(_HEADS[name])) for name in ("name", *fields)]
    last = _WIDTH - 2 - len(heads) + 1 - bool(lead)
    rows = [tuple(one[name] for name in ("level_1", "level_2", "name", *fields)) for one in form.indicators]
    top: list[Part] = [M(lead, 1, len(rows) + 1)] if lead else []
    return [[*top, "一级指标", "二级指标", *heads[:-1], M(heads[-1], last)], *classed(rows, last)]


def _plain(text: str) -> str:
    return text.replace("\n", "")


def _text(printed: Printed | None) -> str:
    return printed.text if printed else ""


def _wrong(form: Drawn, project: PrintedProject) -> list[tuple[str, str, str]]:
    """Return what differs, as (field, read, printed)."""
    pairs = [(name, _text(getattr(project, name)), _plain(form.says.get(name, ""))) for name in _TOLD]
    for printed, read_ in zip(form.indicators, project.indicators, strict=False):
        pairs += [(name, _text(getattr(read_, name)), text) for name, text in printed.items()]
    pairs += [("count", str(len(project.indicators)), str(len(form.indicators)))]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _is_told(reading: Reading) -> bool:
    return bool(reading.failure or reading.quarantined or any(f.severity == "error" for f in reading.findings))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=_drawn_forms())
def test_a_form_with_merged_cells_is_read_back_exactly(form):
    reading = read(form.parts)
    (project,) = reading.projects
    assert not _wrong(form, project)
    assert not reading.quarantined


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=_drawn_forms(), data=st.data())
def test_a_form_over_two_pages_is_read_back_exactly_or_told(form, data):
    at = data.draw(st.integers(1, len(form.parts) - 1))
    reading = read_pages(*cut(form.parts, at))
    wrong = [difference for project in reading.projects for difference in _wrong(form, project)]
    assert len(reading.projects) == 1 or _is_told(reading)
    assert not wrong or _is_told(reading)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(form=_drawn_forms())
def test_a_form_in_plain_text_is_read_back_exactly_or_told(form):
    reading = read_plain(form.parts)
    wrong = [difference for project in reading.projects for difference in _wrong(form, project)]
    assert len(reading.projects) == 1 or _is_told(reading)
    assert not wrong or _is_told(reading)
