-- LEFT JOIN, although each row has one member of each dimension: DuckDB expects hardly a row of so many inner joins, and would
-- build its hash tables of the facts and not of the dimensions.
CREATE VIEW mart_indicator_monitoring AS
SELECT
    actual.row_id,
    nullif(actual.fiscal_year, 0) AS fiscal_year,
    region.mof_div_code AS region_code,
    region.name AS region_name,
    department.code AS department_code,
    department.name AS department_name,
    unit.code AS unit_code,
    unit.name AS unit_name,
    actual.project_id,
    coalesce(budget.name_printed, budget.name) AS project_name,
    budget.amount_yuan,
    budget.goal,
    CASE WHEN actual.class_id <> 0 THEN class.level_1 END AS level_1,
    CASE WHEN actual.class_id <> 0 THEN class.level_2 END AS level_2,
    actual.indicator_id,
    indicator.name AS indicator_name,
    actual.name_printed,
    CASE WHEN actual.comparator_code <> 0 THEN comparator.symbol END AS comparator,
    actual.value_printed,
    actual.value_low,
    actual.value_high,
    actual.value_text,
    CASE WHEN actual.measure_unit_id <> 0 THEN measure_unit.name END AS measure_unit,
    actual.weight,
    actual.direction_printed,
    actual.direction,
    actual.is_clipped,
    actual.document_id,
    document.document_name,
    actual.page,
    actual.source_row,
    actual.level_1_printed,
    actual.level_2_printed,
    class.taxonomy_version,
    actual.comparator_printed,
    actual.measure_unit_printed,
    actual.weight_printed,
    actual.direction_inferred,
    project.name AS project_name_canonical,
    budget.is_goal_clipped,
    actual.is_disputed,
    actual.indicator_no,
    actual.project_row_id,
    actual.sheet,
    actual.box,
    budget.form,
    budget.category,
    actual.baseline_printed,
    actual.unit_id,
    current_unit.code AS unit_code_current,
    current_unit.name AS unit_name_current,
    actual.department_id,
    department.code_current AS department_code_current,
    department.name_current AS department_name_current,
    actual.actual_printed,
    actual.actual_value,
    actual.actual_text,
    actual.forecast_printed,
    actual.reason,
    actual.score,
    actual.score_printed,
    actual.target_row_id,
    budget.execution_rate
FROM fact_indicator_actual AS actual
JOIN fact_project_budget AS budget ON budget.row_id = actual.project_row_id
LEFT JOIN dim_region AS region ON region.region_id = actual.region_id
LEFT JOIN dim_department AS department ON department.department_id = actual.department_id
LEFT JOIN dim_unit AS unit ON unit.unit_id = actual.unit_id
LEFT JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
LEFT JOIN dim_project AS project ON project.project_id = actual.project_id
LEFT JOIN dim_indicator AS indicator ON indicator.indicator_id = actual.indicator_id
LEFT JOIN dim_indicator_class AS class ON class.class_id = actual.class_id
LEFT JOIN dim_comparator AS comparator ON comparator.comparator_code = actual.comparator_code
LEFT JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = actual.measure_unit_id
LEFT JOIN dim_document AS document ON document.document_id = actual.document_id
WHERE actual.is_current AND actual.stage = 'monitoring';

COMMENT ON VIEW mart_indicator_monitoring IS '年中监控中有效的指标行；不是全年完成值｜Indicator rows of mid-year monitoring that count; no figures of the whole year';
COMMENT ON COLUMN mart_indicator_monitoring.row_id IS '行编号｜Row';
COMMENT ON COLUMN mart_indicator_monitoring.fiscal_year IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN mart_indicator_monitoring.region_code IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN mart_indicator_monitoring.region_name IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN mart_indicator_monitoring.department_code IS '部门代码｜Department code';
COMMENT ON COLUMN mart_indicator_monitoring.department_name IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN mart_indicator_monitoring.unit_code IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN mart_indicator_monitoring.unit_name IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN mart_indicator_monitoring.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN mart_indicator_monitoring.project_name IS '项目名称（该文件所印；部门整体表为“部门整体”）｜Project as its document prints it; 部门整体 for a whole department';
COMMENT ON COLUMN mart_indicator_monitoring.amount_yuan IS '项目的预算数（元）；未印出或无法读取时为空｜Budgeted amount of its project in yuan; NULL when not printed or unreadable';
COMMENT ON COLUMN mart_indicator_monitoring.goal IS '年度目标｜Annual goal';
COMMENT ON COLUMN mart_indicator_monitoring.level_1 IS '一级指标；未印出时为空｜Level 1; NULL when not printed';
COMMENT ON COLUMN mart_indicator_monitoring.level_2 IS '二级指标；未印出时为空｜Level 2; NULL when not printed';
COMMENT ON COLUMN mart_indicator_monitoring.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN mart_indicator_monitoring.indicator_name IS '三级指标（规范）｜Level 3, canonical';
COMMENT ON COLUMN mart_indicator_monitoring.name_printed IS '印出的三级指标｜Level 3 as printed';
COMMENT ON COLUMN mart_indicator_monitoring.comparator IS '指标性质符号；未印出时为空｜Comparator symbol; NULL when not printed';
COMMENT ON COLUMN mart_indicator_monitoring.value_printed IS '印出的指标值｜Target value as printed';
COMMENT ON COLUMN mart_indicator_monitoring.value_low IS '指标值（区间为下限），单位见计量单位｜Target value, or the lower end of a range, in its unit of measure';
COMMENT ON COLUMN mart_indicator_monitoring.value_high IS '区间上限；单一数值时为空｜Upper end of a range; NULL for a single number';
COMMENT ON COLUMN mart_indicator_monitoring.value_text IS '定性或非数值的指标值｜Target that is words rather than a number';
COMMENT ON COLUMN mart_indicator_monitoring.measure_unit IS '计量单位；未印出时为空｜Unit of measure; NULL when not printed';
COMMENT ON COLUMN mart_indicator_monitoring.weight IS '权重（分）｜Weight in points';
COMMENT ON COLUMN mart_indicator_monitoring.direction_printed IS '印出的指标方向性｜Direction as printed';
COMMENT ON COLUMN mart_indicator_monitoring.direction IS '指标方向性：正向或反向；以印出的为准，否则为推断｜Direction: 正向 (more is better) or 反向; the printed one, else the inferred';
COMMENT ON COLUMN mart_indicator_monitoring.is_clipped IS '三级指标是否在单元格边缘被截断｜Whether the name is cut at the edge of its cell';
COMMENT ON COLUMN mart_indicator_monitoring.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN mart_indicator_monitoring.document_name IS '文件名｜File name';
COMMENT ON COLUMN mart_indicator_monitoring.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN mart_indicator_monitoring.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN mart_indicator_monitoring.level_1_printed IS '印出的一级指标｜Level 1 as printed';
COMMENT ON COLUMN mart_indicator_monitoring.level_2_printed IS '印出的二级指标｜Level 2 as printed';
COMMENT ON COLUMN mart_indicator_monitoring.taxonomy_version IS '指标体系版本：有这对一、二级指标的最新版本；不属任何全国版本时为空｜Taxonomy version: the newest that has this pair of classes; NULL for words of no national version';
COMMENT ON COLUMN mart_indicator_monitoring.comparator_printed IS '印出的指标性质｜Comparator as printed';
COMMENT ON COLUMN mart_indicator_monitoring.measure_unit_printed IS '印出的计量单位｜Unit of measure as printed';
COMMENT ON COLUMN mart_indicator_monitoring.weight_printed IS '印出的权重｜Weight as printed';
COMMENT ON COLUMN mart_indicator_monitoring.direction_inferred IS '推断的指标方向性｜Direction inferred from the comparator';
COMMENT ON COLUMN mart_indicator_monitoring.project_name_canonical IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN mart_indicator_monitoring.is_goal_clipped IS '年度目标是否在单元格边缘被截断｜Whether the goal is cut at the edge of its cell';
COMMENT ON COLUMN mart_indicator_monitoring.is_disputed IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN mart_indicator_monitoring.indicator_no IS '文件中该项目的第几条指标，从 1 起｜Which indicator row of its project in the document, from 1';
COMMENT ON COLUMN mart_indicator_monitoring.project_row_id IS '所属项目行（fact_project_budget.row_id）｜Its project row (fact_project_budget.row_id)';
COMMENT ON COLUMN mart_indicator_monitoring.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN mart_indicator_monitoring.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN mart_indicator_monitoring.form IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN mart_indicator_monitoring.category IS '项目类别：印出的，否则由名称推断；部门整体表为“部门整体”，其金额包含各项目｜Category as printed, else as the name says; 部门整体 for a whole department, whose money holds that of its projects';
COMMENT ON COLUMN mart_indicator_monitoring.baseline_printed IS '印出的上年度实际水平｜Level of the year before as printed';
COMMENT ON COLUMN mart_indicator_monitoring.unit_id IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN mart_indicator_monitoring.unit_code_current IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN mart_indicator_monitoring.unit_name_current IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN mart_indicator_monitoring.actual_printed IS '印出的完成值｜Actual value as printed';
COMMENT ON COLUMN mart_indicator_monitoring.actual_value IS '完成值，单位见计量单位｜Actual value in the target''s unit of measure';
COMMENT ON COLUMN mart_indicator_monitoring.actual_text IS '非数值的完成情况，或数值之外的原文｜Actual in words, or what the cell says beside the number';
COMMENT ON COLUMN mart_indicator_monitoring.forecast_printed IS '印出的全年预计完成值｜Forecast for the whole year as printed';
COMMENT ON COLUMN mart_indicator_monitoring.reason IS '偏差原因｜Why actual and target differ';
COMMENT ON COLUMN mart_indicator_monitoring.score IS '得分｜Score in points';
COMMENT ON COLUMN mart_indicator_monitoring.score_printed IS '印出的得分｜Score as printed';
COMMENT ON COLUMN mart_indicator_monitoring.target_row_id IS '对应的目标行（fact_indicator_target.row_id）；不能唯一对应时为空｜The target that it reports on (fact_indicator_target.row_id); NULL where not exactly one fits';
COMMENT ON COLUMN mart_indicator_monitoring.execution_rate IS '预算执行率（%），印出的，一般为执行数除以调整后预算数｜Execution rate in percent as printed: as a rule of the adjusted budget';
COMMENT ON COLUMN mart_indicator_monitoring.department_id IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN mart_indicator_monitoring.department_code_current IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN mart_indicator_monitoring.department_name_current IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
