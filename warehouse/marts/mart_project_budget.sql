CREATE VIEW mart_project_budget AS
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
    budget.settlement,
    budget.phase,
    budget.amount_yuan,
    budget.amount_printed,
    budget.money_unit_printed,
    budget.goal,
    budget.is_goal_clipped,
    budget.weight_total,
    budget.indicator_rows,
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
    budget.nature,
    budget.start_date,
    budget.end_date,
    budget.overall_goal,
    budget.start_date_printed,
    budget.end_date_printed,
    budget.tranche,
    budget.unit_id,
    current_unit.code AS unit_code_current,
    current_unit.name AS unit_name_current,
    budget.department_id,
    department.code_current AS department_code_current,
    department.name_current AS department_name_current,
    budget.is_adjusted,
    budget.approved_yuan,
    budget.approved_row_id
FROM fact_project_budget AS budget
JOIN dim_region AS region ON region.region_id = budget.region_id
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
JOIN dim_project AS project ON project.project_id = budget.project_id
JOIN dim_document AS document ON document.document_id = budget.document_id
WHERE budget.is_current AND budget.phase = '批复' AND budget.category IS DISTINCT FROM '部门整体';

COMMENT ON VIEW mart_project_budget IS '有效的项目预算（批复数），每个项目每年度每批次一行｜Approved project budgets that count, a row a project, year and tranche';
COMMENT ON COLUMN mart_project_budget.row_id IS '行编号｜Row';
COMMENT ON COLUMN mart_project_budget.fiscal_year IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN mart_project_budget.region_code IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN mart_project_budget.region_name IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN mart_project_budget.department_code IS '部门代码｜Department code';
COMMENT ON COLUMN mart_project_budget.department_name IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN mart_project_budget.unit_code IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN mart_project_budget.unit_name IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN mart_project_budget.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN mart_project_budget.project_name IS '项目名称（该文件所印）｜Project as its document prints it';
COMMENT ON COLUMN mart_project_budget.category IS '项目类别：印出的，否则由名称推断｜Category as printed, else as the name says';
COMMENT ON COLUMN mart_project_budget.settlement IS '结算方式｜How it is settled';
COMMENT ON COLUMN mart_project_budget.phase IS '阶段：批复｜Phase: approved (批复)';
COMMENT ON COLUMN mart_project_budget.amount_yuan IS '批复的预算数（元）；文件为调整表时是调整后的，批复数另列；未印出或无法读取时为空｜Approved amount in yuan, the adjusted one where a table of adjustments prints it: approved_yuan is always what was approved; NULL when not printed or unreadable';
COMMENT ON COLUMN mart_project_budget.amount_printed IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN mart_project_budget.money_unit_printed IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN mart_project_budget.goal IS '年度目标｜Annual goal';
COMMENT ON COLUMN mart_project_budget.is_goal_clipped IS '年度目标是否在单元格边缘被截断｜Whether the goal is cut at the edge of its cell';
COMMENT ON COLUMN mart_project_budget.weight_total IS '指标权重合计｜Sum of its indicators'' weights';
COMMENT ON COLUMN mart_project_budget.indicator_rows IS '指标行数｜Indicator rows';
COMMENT ON COLUMN mart_project_budget.is_disputed IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN mart_project_budget.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN mart_project_budget.document_name IS '文件名｜File name';
COMMENT ON COLUMN mart_project_budget.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN mart_project_budget.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN mart_project_budget.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN mart_project_budget.project_name_canonical IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN mart_project_budget.project_code IS '印出的项目代码｜Project code as printed';
COMMENT ON COLUMN mart_project_budget.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN mart_project_budget.form IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN mart_project_budget.nature IS '印出的项目性质｜Nature of the project as printed';
COMMENT ON COLUMN mart_project_budget.start_date IS '开始日期｜First day';
COMMENT ON COLUMN mart_project_budget.end_date IS '结束日期｜Last day';
COMMENT ON COLUMN mart_project_budget.overall_goal IS '项目总目标｜Goal of the whole project';
COMMENT ON COLUMN mart_project_budget.start_date_printed IS '印出的开始日期｜First day as printed';
COMMENT ON COLUMN mart_project_budget.end_date_printed IS '印出的结束日期｜Last day as printed';
COMMENT ON COLUMN mart_project_budget.tranche IS '资金批次：提前下达，否则为空｜Tranche: 提前下达 for money handed down ahead of the year, else NULL';
COMMENT ON COLUMN mart_project_budget.unit_id IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN mart_project_budget.unit_code_current IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN mart_project_budget.unit_name_current IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN mart_project_budget.department_id IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN mart_project_budget.department_code_current IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN mart_project_budget.department_name_current IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
COMMENT ON COLUMN mart_project_budget.is_adjusted IS '是否为调整表所印：文件标题称调整，又未另印批复数，其金额是调整后的｜Whether a table of what was adjusted in the year prints it without the approved amount beside it: its amount is the adjusted one';
COMMENT ON COLUMN mart_project_budget.approved_yuan IS '批复数（元）：调整后的行取自所调整的文件，未印金额的行取自自评或监控表，未入库则为空｜Approved amount in yuan: for an adjusted row that of the document that was adjusted, for one without an amount that of its evaluation or monitoring, NULL where it is not loaded';
COMMENT ON COLUMN mart_project_budget.approved_row_id IS '调整后或未印金额的行所对应的批复数印在哪一行（fact_project_budget.row_id）；未入库时和其他行为空｜For an adjusted row, or one without an amount, the row that prints the approved amount (fact_project_budget.row_id); NULL where that is not loaded, and for any other row';
