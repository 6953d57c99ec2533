CREATE VIEW v_指标监控 AS
SELECT
    row_id AS 指标行编号,
    fiscal_year AS 年度,
    region_code AS 区划代码,
    region_name AS 区划名称,
    department_code AS 部门代码,
    department_name AS 部门名称,
    unit_code AS 单位代码,
    unit_name AS 单位名称,
    project_id AS 项目编号,
    project_name AS 项目名称,
    amount_yuan AS 预算数,
    goal AS 年度目标,
    level_1 AS 一级指标,
    level_2 AS 二级指标,
    indicator_id AS 指标编号,
    indicator_name AS 指标名称,
    name_printed AS 三级指标,
    comparator AS 指标性质,
    value_printed AS 指标值,
    value_low AS 指标值下限,
    value_high AS 指标值上限,
    value_text AS 定性指标值,
    measure_unit AS 计量单位,
    weight AS 权重,
    direction_printed AS 印出的指标方向性,
    direction AS 指标方向性,
    is_clipped AS 是否截断,
    document_id AS 文件编号,
    document_name AS 文件名,
    page AS 页码,
    source_row AS 行号,
    level_1_printed AS 印出的一级指标,
    level_2_printed AS 印出的二级指标,
    taxonomy_version AS 指标体系版本,
    comparator_printed AS 印出的指标性质,
    measure_unit_printed AS 印出的计量单位,
    weight_printed AS 印出的权重,
    direction_inferred AS 推断的指标方向性,
    project_name_canonical AS 项目规范名称,
    is_goal_clipped AS 年度目标是否截断,
    is_disputed AS 是否有争议,
    indicator_no AS 指标序号,
    project_row_id AS 项目行编号,
    sheet AS 工作表,
    box AS 方框,
    form AS 表式,
    category AS 项目类别,
    baseline_printed AS 上年度实际水平,
    unit_id AS 单位编号,
    unit_code_current AS 现单位代码,
    unit_name_current AS 现单位名称,
    department_id AS 部门编号,
    department_code_current AS 现部门代码,
    department_name_current AS 现部门名称,
    actual_printed AS 印出的完成值,
    actual_value AS 完成值,
    actual_text AS 完成情况,
    forecast_printed AS 全年预计完成值,
    reason AS 偏差原因,
    score AS 得分,
    score_printed AS 印出的得分,
    target_row_id AS 目标行编号,
    execution_rate AS 预算执行率
FROM mart_indicator_monitoring;

COMMENT ON VIEW v_指标监控 IS '年中监控中有效的指标行；不是全年完成值｜Indicator rows of mid-year monitoring that count; no figures of the whole year';
COMMENT ON COLUMN v_指标监控.指标行编号 IS '行编号｜Row';
COMMENT ON COLUMN v_指标监控.年度 IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN v_指标监控.区划代码 IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN v_指标监控.区划名称 IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN v_指标监控.部门代码 IS '部门代码｜Department code';
COMMENT ON COLUMN v_指标监控.部门名称 IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN v_指标监控.单位代码 IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN v_指标监控.单位名称 IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN v_指标监控.项目编号 IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN v_指标监控.项目名称 IS '项目名称（该文件所印；部门整体表为“部门整体”）｜Project as its document prints it; 部门整体 for a whole department';
COMMENT ON COLUMN v_指标监控.预算数 IS '项目的预算数（元）；未印出或无法读取时为空｜Budgeted amount of its project in yuan; NULL when not printed or unreadable';
COMMENT ON COLUMN v_指标监控.年度目标 IS '年度目标｜Annual goal';
COMMENT ON COLUMN v_指标监控.一级指标 IS '一级指标；未印出时为空｜Level 1; NULL when not printed';
COMMENT ON COLUMN v_指标监控.二级指标 IS '二级指标；未印出时为空｜Level 2; NULL when not printed';
COMMENT ON COLUMN v_指标监控.指标编号 IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN v_指标监控.指标名称 IS '三级指标（规范）｜Level 3, canonical';
COMMENT ON COLUMN v_指标监控.三级指标 IS '印出的三级指标｜Level 3 as printed';
COMMENT ON COLUMN v_指标监控.指标性质 IS '指标性质符号；未印出时为空｜Comparator symbol; NULL when not printed';
COMMENT ON COLUMN v_指标监控.指标值 IS '印出的指标值｜Target value as printed';
COMMENT ON COLUMN v_指标监控.指标值下限 IS '指标值（区间为下限），单位见计量单位｜Target value, or the lower end of a range, in its unit of measure';
COMMENT ON COLUMN v_指标监控.指标值上限 IS '区间上限；单一数值时为空｜Upper end of a range; NULL for a single number';
COMMENT ON COLUMN v_指标监控.定性指标值 IS '定性或非数值的指标值｜Target that is words rather than a number';
COMMENT ON COLUMN v_指标监控.计量单位 IS '计量单位；未印出时为空｜Unit of measure; NULL when not printed';
COMMENT ON COLUMN v_指标监控.权重 IS '权重（分）｜Weight in points';
COMMENT ON COLUMN v_指标监控.印出的指标方向性 IS '印出的指标方向性｜Direction as printed';
COMMENT ON COLUMN v_指标监控.指标方向性 IS '指标方向性：正向或反向；以印出的为准，否则为推断｜Direction: 正向 (more is better) or 反向; the printed one, else the inferred';
COMMENT ON COLUMN v_指标监控.是否截断 IS '三级指标是否在单元格边缘被截断｜Whether the name is cut at the edge of its cell';
COMMENT ON COLUMN v_指标监控.文件编号 IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN v_指标监控.文件名 IS '文件名｜File name';
COMMENT ON COLUMN v_指标监控.页码 IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN v_指标监控.行号 IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN v_指标监控.印出的一级指标 IS '印出的一级指标｜Level 1 as printed';
COMMENT ON COLUMN v_指标监控.印出的二级指标 IS '印出的二级指标｜Level 2 as printed';
COMMENT ON COLUMN v_指标监控.指标体系版本 IS '指标体系版本：有这对一、二级指标的最新版本；不属任何全国版本时为空｜Taxonomy version: the newest that has this pair of classes; NULL for words of no national version';
COMMENT ON COLUMN v_指标监控.印出的指标性质 IS '印出的指标性质｜Comparator as printed';
COMMENT ON COLUMN v_指标监控.印出的计量单位 IS '印出的计量单位｜Unit of measure as printed';
COMMENT ON COLUMN v_指标监控.印出的权重 IS '印出的权重｜Weight as printed';
COMMENT ON COLUMN v_指标监控.推断的指标方向性 IS '推断的指标方向性｜Direction inferred from the comparator';
COMMENT ON COLUMN v_指标监控.项目规范名称 IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN v_指标监控.年度目标是否截断 IS '年度目标是否在单元格边缘被截断｜Whether the goal is cut at the edge of its cell';
COMMENT ON COLUMN v_指标监控.是否有争议 IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN v_指标监控.指标序号 IS '文件中该项目的第几条指标，从 1 起｜Which indicator row of its project in the document, from 1';
COMMENT ON COLUMN v_指标监控.项目行编号 IS '所属项目行（fact_project_budget.row_id）｜Its project row (fact_project_budget.row_id)';
COMMENT ON COLUMN v_指标监控.工作表 IS '工作表名｜Sheet';
COMMENT ON COLUMN v_指标监控.方框 IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN v_指标监控.表式 IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN v_指标监控.项目类别 IS '项目类别：印出的，否则由名称推断；部门整体表为“部门整体”，其金额包含各项目｜Category as printed, else as the name says; 部门整体 for a whole department, whose money holds that of its projects';
COMMENT ON COLUMN v_指标监控.上年度实际水平 IS '印出的上年度实际水平｜Level of the year before as printed';
COMMENT ON COLUMN v_指标监控.单位编号 IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN v_指标监控.现单位代码 IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN v_指标监控.现单位名称 IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN v_指标监控.印出的完成值 IS '印出的完成值｜Actual value as printed';
COMMENT ON COLUMN v_指标监控.完成值 IS '完成值，单位见计量单位｜Actual value in the target''s unit of measure';
COMMENT ON COLUMN v_指标监控.完成情况 IS '非数值的完成情况，或数值之外的原文｜Actual in words, or what the cell says beside the number';
COMMENT ON COLUMN v_指标监控.全年预计完成值 IS '印出的全年预计完成值｜Forecast for the whole year as printed';
COMMENT ON COLUMN v_指标监控.偏差原因 IS '偏差原因｜Why actual and target differ';
COMMENT ON COLUMN v_指标监控.得分 IS '得分｜Score in points';
COMMENT ON COLUMN v_指标监控.印出的得分 IS '印出的得分｜Score as printed';
COMMENT ON COLUMN v_指标监控.目标行编号 IS '对应的目标行（fact_indicator_target.row_id）；不能唯一对应时为空｜The target that it reports on (fact_indicator_target.row_id); NULL where not exactly one fits';
COMMENT ON COLUMN v_指标监控.预算执行率 IS '预算执行率（%），印出的，一般为执行数除以调整后预算数｜Execution rate in percent as printed: as a rule of the adjusted budget';
COMMENT ON COLUMN v_指标监控.部门编号 IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN v_指标监控.现部门代码 IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN v_指标监控.现部门名称 IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
