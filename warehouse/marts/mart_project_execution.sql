CREATE VIEW mart_project_execution AS
SELECT
    budget.row_id,
    nullif(budget.fiscal_year, 0) AS fiscal_year,
    region.mof_div_code AS region_code,
    region.name AS region_name,
    department.code AS department_code,
    department.name AS department_name,
    unit.code AS unit_code,
    unit.name AS unit_name,
    budget.project_id,
    coalesce(budget.name_printed, budget.name) AS project_name,
    budget.category,
    budget.phase,
    budget.amount_yuan,
    budget.amount_printed,
    budget.money_unit_printed,
    budget.execution_rate,
    budget.execution_score,
    budget.total_score,
    budget.execution_rate_printed,
    budget.execution_score_printed,
    budget.total_score_printed,
    budget.is_disputed,
    budget.document_id,
    document.document_name,
    budget.page,
    budget.source_row,
    budget.box,
    project.name AS project_name_canonical,
    budget.project_code,
    budget.sheet,
    budget.form,
    budget.tranche,
    budget.department_id,
    budget.unit_id,
    current_unit.code AS unit_code_current,
    current_unit.name AS unit_name_current,
    department.code_current AS department_code_current,
    department.name_current AS department_name_current
FROM fact_project_budget AS budget
JOIN dim_region AS region ON region.region_id = budget.region_id
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
JOIN dim_project AS project ON project.project_id = budget.project_id
JOIN dim_document AS document ON document.document_id = budget.document_id
WHERE budget.is_current AND budget.phase <> '批复' AND budget.category IS DISTINCT FROM '部门整体';

COMMENT ON VIEW mart_project_execution IS '有效的项目预算执行，每个项目每年度每阶段每批次一行：调整、执行、监控（年中已执行）｜What became of project budgets, a row a project, year, phase and tranche: adjusted (调整), executed (执行), executed by mid-year (监控)';
COMMENT ON COLUMN mart_project_execution.row_id IS '行编号｜Row';
COMMENT ON COLUMN mart_project_execution.fiscal_year IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN mart_project_execution.region_code IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN mart_project_execution.region_name IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN mart_project_execution.department_code IS '部门代码｜Department code';
COMMENT ON COLUMN mart_project_execution.department_name IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN mart_project_execution.unit_code IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN mart_project_execution.unit_name IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN mart_project_execution.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN mart_project_execution.project_name IS '项目名称（该文件所印）｜Project as its document prints it';
COMMENT ON COLUMN mart_project_execution.category IS '项目类别：印出的，否则由名称推断｜Category as printed, else as the name says';
COMMENT ON COLUMN mart_project_execution.phase IS '阶段：调整、执行或监控（年中已执行）｜Phase: adjusted, executed, or executed by mid-year (监控)';
COMMENT ON COLUMN mart_project_execution.amount_yuan IS '该阶段的金额（元）；未印出或无法读取时为空｜Amount of the phase in yuan; NULL when not printed or unreadable';
COMMENT ON COLUMN mart_project_execution.amount_printed IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN mart_project_execution.money_unit_printed IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN mart_project_execution.execution_rate IS '预算执行率（%），印出的，一般为执行数除以调整后预算数｜Execution rate in percent as printed: as a rule of the adjusted budget';
COMMENT ON COLUMN mart_project_execution.execution_score IS '预算执行得分｜Points for the execution rate';
COMMENT ON COLUMN mart_project_execution.total_score IS '自评总分｜Total score of the evaluation in points';
COMMENT ON COLUMN mart_project_execution.execution_rate_printed IS '印出的预算执行率｜Execution rate as printed';
COMMENT ON COLUMN mart_project_execution.execution_score_printed IS '印出的预算执行得分｜Points for the execution rate as printed';
COMMENT ON COLUMN mart_project_execution.total_score_printed IS '印出的自评总分｜Total score as printed';
COMMENT ON COLUMN mart_project_execution.is_disputed IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN mart_project_execution.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN mart_project_execution.document_name IS '文件名｜File name';
COMMENT ON COLUMN mart_project_execution.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN mart_project_execution.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN mart_project_execution.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN mart_project_execution.project_name_canonical IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN mart_project_execution.project_code IS '印出的项目代码｜Project code as printed';
COMMENT ON COLUMN mart_project_execution.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN mart_project_execution.form IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN mart_project_execution.tranche IS '资金批次：提前下达，否则为空｜Tranche: 提前下达 for money handed down ahead of the year, else NULL';
COMMENT ON COLUMN mart_project_execution.department_id IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN mart_project_execution.unit_id IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN mart_project_execution.unit_code_current IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN mart_project_execution.unit_name_current IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN mart_project_execution.department_code_current IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN mart_project_execution.department_name_current IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
