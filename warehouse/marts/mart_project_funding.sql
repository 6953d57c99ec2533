CREATE VIEW mart_project_funding AS
SELECT
    funding.row_id,
    nullif(funding.fiscal_year, 0) AS fiscal_year,
    region.mof_div_code AS region_code,
    region.name AS region_name,
    department.code AS department_code,
    department.name AS department_name,
    unit.code AS unit_code,
    unit.name AS unit_name,
    funding.project_id,
    coalesce(budget.name_printed, budget.name) AS project_name,
    budget.category,
    budget.form,
    funding.span,
    funding.source,
    funding.phase,
    funding.label_printed,
    funding.amount_yuan,
    funding.amount_printed,
    funding.money_unit_printed,
    funding.document_id,
    document.document_name,
    funding.page,
    funding.source_row,
    funding.box,
    project.name AS project_name_canonical,
    funding.project_row_id,
    funding.sheet,
    funding.department_id,
    funding.unit_id,
    current_unit.code AS unit_code_current,
    current_unit.name AS unit_name_current,
    department.code_current AS department_code_current,
    department.name_current AS department_name_current,
    budget.is_adjusted
FROM fact_project_funding AS funding
JOIN fact_project_budget AS budget ON budget.row_id = funding.project_row_id
JOIN dim_region AS region ON region.region_id = funding.region_id
JOIN dim_department AS department ON department.department_id = funding.department_id
JOIN dim_unit AS unit ON unit.unit_id = funding.unit_id
JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
JOIN dim_project AS project ON project.project_id = funding.project_id
JOIN dim_document AS document ON document.document_id = funding.document_id
WHERE funding.is_current;

COMMENT ON VIEW mart_project_funding IS '有效的项目资金构成，每项金额一行；总额与分项并列，勿相加｜Money blocks of projects that count, a row an amount; totals stand beside their parts, so do not add them';
COMMENT ON COLUMN mart_project_funding.row_id IS '行编号｜Row';
COMMENT ON COLUMN mart_project_funding.fiscal_year IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN mart_project_funding.region_code IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN mart_project_funding.region_name IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN mart_project_funding.department_code IS '部门代码｜Department code';
COMMENT ON COLUMN mart_project_funding.department_name IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN mart_project_funding.unit_code IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN mart_project_funding.unit_name IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN mart_project_funding.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN mart_project_funding.project_name IS '项目名称（该文件所印；部门整体表为“部门整体”）｜Project as its document prints it; 部门整体 for a whole department';
COMMENT ON COLUMN mart_project_funding.category IS '项目类别：印出的，否则由名称推断；部门整体表为“部门整体”，其金额包含各项目｜Category as printed, else as the name says; 部门整体 for a whole department, whose money holds that of its projects';
COMMENT ON COLUMN mart_project_funding.form IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN mart_project_funding.span IS '范围：year 当年或 project 整个项目｜Span: the year or the whole project';
COMMENT ON COLUMN mart_project_funding.source IS 'total 总额；来源：fiscal、carried_over、own、other 等；支出：basic、project 等；任务：task｜total; where it comes from: fiscal, carried_over, own, other …; what it is spent on: basic, project …; tasks: task';
COMMENT ON COLUMN mart_project_funding.phase IS '阶段：批复、调整、执行或监控（年中已执行）｜Phase: approved, adjusted, executed, or executed by mid-year (监控)';
COMMENT ON COLUMN mart_project_funding.label_printed IS '金额旁印出的名称｜Label as printed beside the amount';
COMMENT ON COLUMN mart_project_funding.amount_yuan IS '金额（元）；未填或无法读取时为空｜Amount in yuan; NULL when blank or unreadable';
COMMENT ON COLUMN mart_project_funding.amount_printed IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN mart_project_funding.money_unit_printed IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN mart_project_funding.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN mart_project_funding.document_name IS '文件名｜File name';
COMMENT ON COLUMN mart_project_funding.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN mart_project_funding.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN mart_project_funding.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN mart_project_funding.project_name_canonical IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN mart_project_funding.project_row_id IS '所属项目的批复行（fact_project_budget.row_id）｜The approved row of its project (fact_project_budget.row_id)';
COMMENT ON COLUMN mart_project_funding.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN mart_project_funding.department_id IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN mart_project_funding.unit_id IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN mart_project_funding.unit_code_current IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN mart_project_funding.unit_name_current IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN mart_project_funding.department_code_current IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN mart_project_funding.department_name_current IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
COMMENT ON COLUMN mart_project_funding.is_adjusted IS '是否为调整表所印：文件标题称调整，又未另印批复数，其批复资金是调整后的｜Whether a table of what was adjusted in the year prints it without the approved amount beside it: its money of phase 批复 is the adjusted one';
