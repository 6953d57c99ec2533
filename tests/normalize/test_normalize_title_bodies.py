"""A title that names a department says whose a document is, where neither a label nor the folder does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.normalize import problems as p
from pipeline.normalize.typed import type_document
from pipeline.parse import parse
from pipeline.records import Context
from pipeline.title_bodies import department_in_titles, unit_in_title
from tests.normalize.lists import FOLDER, printed, project, reading, rules, typed
from tests.parse.forms import COLUMNS, INDICATORS, NAME, M, beside, document, grid, indicators, texts, title
from tests.parse.sheets import text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("青禾县科学技术局2024年部门预算", "青禾县科学技术局"),
        ("青禾县农业农村局（本级）2024年部门预算公开", "青禾县农业农村局"),
        ("青禾县残疾人联合会2024年度项目支出绩效目标表", "青禾县残疾人联合会"),
        ("2024年青禾县教育局部门预算", "青禾县教育局"),
        ("中共青禾县委组织部2024年部门预算", "中共青禾县委组织部"),
        ("青禾县图书馆2024年单位预算", None),
        ("青禾县就业服务中心2024年部门预算项目支出绩效目标表", "青禾县就业服务中心"),
        ("青禾县人民医院部门（单位）2024年项目支出绩效目标表", None),
        ("青禾县人民医院2024年度部门整体支出绩效目标表", "青禾县人民医院"),
        ("青禾县就业服务中心2024年项目支出绩效目标表", None),
        ("青禾县卫生健康局疾控中心2024年部门预算", None),
        ("青禾县数据中心建设2024年部门预算项目", None),
        ("青禾县公路局2024年单位预算", None),
        ("全县各局2024年部门预算", None),
        ("关于批复青禾县教育局2024年部门预算的通知", None),
        ("青禾县2024年部门预算", None),
        ("青禾县白水镇人民政府2024年部门预算", "青禾县白水镇人民政府"),
        ("青禾县人民政府2024年项目支出绩效目标表", None),
        ("青禾县白水镇柳村村民委员会2024年项目支出绩效目标表", None),
        ("青禾县住房和城乡建设局2024年部门预算", "青禾县住房和城乡建设局"),
        ("青禾县水利局和农业农村局2024年项目绩效目标表", None),
        ("青禾县水利局办公室2024年部门预算", None),
        ("青禾县财政局批复县水利局2024年部门预算", None),
        ("青禾县财政金融局2024年部门预算", None),
        ("青禾省财政厅2024年项目支出绩效目标表", None),
        ("2024年青禾县一般公共预算教育局项目支出绩效目标表", None),
        ("附件青禾县教育局2024年部门预算", None),
        ("本表反映青禾县人民法院2024年部门预算", None),
    ],
)
def test_a_title_names_the_department_right_beside_the_year(line, name):
    assert department_in_titles([line]) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("青禾县就业服务中心2024年项目支出绩效目标表", "青禾县就业服务中心"),
        ("2024年青禾县就业服务中心单位预算", "青禾县就业服务中心"),
        ("青禾县教育局2024年单位预算项目绩效目标表", "青禾县教育局"),
        ("青禾县第一中学（2024年度）项目支出绩效目标表", "青禾县第一中学"),
        ("青禾县教育局2024年项目支出绩效目标表", None),
        ("青禾县就业服务中心2024年部门预算项目支出绩效目标表", None),
        ("青禾县文化中心项目支出绩效目标表", None),
        ("青禾县卫生健康局疾控中心2024年项目支出绩效目标表", None),
        ("2024年项目支出绩效目标表", None),
    ],
)
def test_a_title_names_a_unit_right_before_its_year(line, name):
    assert unit_in_title(line) == name


@pytest.mark.parametrize(
    "line",
    [
        "青禾县体育中心2024年建设项目绩效目标表",
        "青禾县乡镇卫生院2024年基本药物补助项目绩效目标表",
        "青禾县乡镇卫生院2024年项目支出绩效目标表",
        "青禾县农村厕所2024年项目绩效目标表",
        "青禾县农村小水电站2024年绩效目标表",
        "青禾县驻村工作队2024年经费绩效目标表",
    ],
)
def test_what_money_is_spent_on_and_bodies_of_a_kind_are_no_unit(line):
    assert unit_in_title(line) is None


def test_the_titles_unit_is_that_of_forms_and_lists_that_print_none():
    head = [M("青禾县就业服务中心2024年项目支出绩效目标表", 6)]
    rows = [["技能培训", "20", *one] for one in INDICATORS]
    columns = ["项目名称", "预算数", *COLUMNS]
    plain = parse(document(grid([head, columns, *rows], sheet="Sheet1")))
    assert [texts(one, "unit_label") for one in plain.projects] == [("青禾县就业服务中心",)]
    form = [head, beside(("项目名称", NAME), width=6), *indicators(width=6)]
    assert texts(parse(document(grid(form, sheet="Sheet1"))).projects[0], "unit_label") == ("青禾县就业服务中心",)
    own = [
        head,
        ["单位名称", *columns[1:2], "项目名称", *COLUMNS[1:]],
        ["青禾县图书馆", "20", "购书", *INDICATORS[0][1:]],
    ]
    assert texts(parse(document(grid(own, sheet="Sheet1"))).projects[0], "unit_label") == ("青禾县图书馆",)


def test_a_cover_in_the_first_row_of_a_form_says_its_year():
    form = [[M("青禾县就业服务中心2024年部门预算公开", 6)], beside(("项目名称", NAME), width=6), *indicators(width=6)]
    assert parse(document(grid(form, sheet="Sheet1"))).fiscal_year == 2024


def test_titles_of_two_departments_name_none():
    assert department_in_titles(["青禾县教育局2024年部门预算", "青禾县水务局2024年部门预算"]) is None


def _typed(context, *labels):
    form = [title("项目绩效目标表"), beside(("项目名称", NAME)), *labels, *indicators()]
    reading = parse(document(text(1, "青禾县科学技术局2024年预算项目绩效目标"), grid(form, page=1)))
    return type_document(reading, "d" * 64, "a.pdf", 1, context)


def test_the_title_tells_department_and_year_of_a_form_that_prints_neither():
    (project,) = _typed(Context()).projects
    assert (project.department_name, project.fiscal_year) == ("青禾县科学技术局", 2024)


def test_label_and_folder_are_believed_before_the_title():
    (project,) = _typed(Context(), beside(("主管部门", "青禾县教育局"))).projects
    assert project.department_name == "青禾县教育局"
    typed = _typed(Context(department_code="307", department_name="县水务局"))
    assert typed.projects[0].department_name == "县水务局"
    assert not {"N10", "N13"} & {finding.rule_id for finding in typed.findings}


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["云陵县水利局2024年项目支出绩效目标表"], "云陵县水利局"),
        (["2023年度云陵县民政局部门整体支出绩效自评表", "县民政局2023年度项目支出绩效自评表"], "云陵县民政局"),
        (["云陵县残疾人联合会（2024年）项目绩效目标表"], "云陵县残疾人联合会"),
        (["云陵县人民法院2023年度项目支出绩效自评表"], "云陵县人民法院"),
        (["云陵县水利局2024年项目支出绩效目标表", "云陵县民政局2024年项目支出绩效目标表"], None),
        (["云陵县水利局水库管理所2024年项目支出绩效目标表"], None),
        (["云陵县财政局2024年项目支出绩效目标批复表"], None),
        (["云陵县教育局关于公开2024年项目绩效目标的通知"], None),
        (["2024年项目支出绩效目标表", "云陵县图书馆2024年项目绩效目标表"], None),
    ],
)
def test_a_title_names_the_department_of_a_document_that_neither_labels_nor_folder_tell(titles, name):
    document = typed(reading(project(unit=None), region_words=tuple(titles)), Context(region_code="999999"))
    assert document.projects[0].department_name == name
    assert (p.UNKNOWN_DEPARTMENT in rules(document)) is (name is None)


def test_the_projects_of_several_departments_each_have_their_own_and_none_is_unknown():
    labelled = [project(name=name, department=name, unit=None) for name in ("云陵县水利局", "云陵县林业局")]
    titled = replace(project(name="救助经费", unit=None), titled_department="云陵县民政局")
    document = typed(reading(*labelled, titled), Context(region_code="999999"))
    assert [row.department_name for row in document.projects] == ["云陵县水利局", "云陵县林业局", "云陵县民政局"]
    assert p.UNKNOWN_DEPARTMENT not in rules(document)
    unknown = typed(reading(*labelled, project(name="征兵经费", unit=None)), Context(region_code="999999"))
    assert p.UNKNOWN_DEPARTMENT in rules(unknown)


@pytest.mark.parametrize("field", ["department", "unit"])
def test_the_title_of_one_form_is_not_that_of_a_document_of_several_departments(field):
    named = {"department": ("云陵县水利局", "云陵县林业局"), "unit": ("201001-云陵县水文站", "305001-云陵县林场")}
    labelled = [project(name=name, **{"unit": None, field: name}) for name in named[field]]
    source = reading(*labelled, project(name="征兵经费", unit=None), region_words=("云陵县民政局2024年项目绩效目标表",))
    document = typed(source, Context(region_code="999999"))
    assert "云陵县民政局" not in {row.department_name for row in document.projects}


def test_a_title_contradicts_neither_the_labels_nor_the_folder():
    titled = reading(project(unit=None), region_words=("云陵县水利局2024年项目支出绩效目标表",))
    assert typed(titled).projects[0].department_name == FOLDER.department_name
    labelled = replace(titled, department_label=printed("708-青禾县水利局部门"))
    assert typed(labelled, Context()).projects[0].department_code == "708"
