CREATE VIEW v_目标完成 AS
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
    level_1 AS 一级指标,
    level_2 AS 二级指标,
    indicator_id AS 指标编号,
    indicator_name AS 指标名称,
    comparator AS 指标性质,
    better AS 优劣方向,
    target_budgeted_printed AS 预算印出的指标值,
    target_budgeted AS 预算指标值,
    target_restated_printed AS 自评印出的指标值,
    target_restated AS 自评指标值,
    measure_unit AS 计量单位,
    actual_printed AS 印出的完成值,
    actual_value AS 完成值,
    actual_text AS 完成情况,
    target_value AS 用于比较的指标值,
    target_from AS 指标值来源,
    deviation_percent AS 偏差率,
    outcome AS 完成结果,
    weight AS 权重,
    score AS 公布得分,
    scoring_rule AS 计分规则,
    scoring_rule_applied AS 复算规则,
    score_recomputed AS 复算得分,
    score_difference AS 得分差,
    score_current AS 现行规则得分,
    score_2017 AS 旧规则得分,
    not_recomputed AS 未复算原因,
    reason AS 偏差原因,
    execution_rate AS 预算执行率,
    execution_score AS 预算执行得分,
    total_score AS 公布总分,
    total_recomputed AS 复算总分,
    rows_not_recomputed AS 未复算指标数,
    target_row_id AS 目标行编号,
    target_document_name AS 目标文件名,
    target_page AS 目标页码,
    target_sheet AS 目标工作表,
    target_source_row AS 目标行号,
    document_id AS 文件编号,
    document_name AS 文件名,
    page AS 页码,
    sheet AS 工作表,
    source_row AS 行号,
    project_row_id AS 项目行编号,
    department_id AS 部门编号,
    unit_id AS 单位编号,
    unit_code_current AS 现单位代码,
    unit_name_current AS 现单位名称,
    department_code_current AS 现部门代码,
    department_name_current AS 现部门名称
FROM mart_target_actual;

COMMENT ON VIEW v_目标完成 IS '年终自评中有效的指标行：预算的指标值、重列的指标值、完成值，公布得分与按各版规则复算的得分｜Target against actual: indicator rows of year-end evaluations that count, with the target as budgeted and as restated, what was reached, and the score as published and as each version of the rules gives it';
COMMENT ON COLUMN v_目标完成.指标行编号 IS '行编号｜Row';
COMMENT ON COLUMN v_目标完成.年度 IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN v_目标完成.区划代码 IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN v_目标完成.区划名称 IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN v_目标完成.部门代码 IS '部门代码｜Department code';
COMMENT ON COLUMN v_目标完成.部门名称 IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN v_目标完成.单位代码 IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN v_目标完成.单位名称 IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN v_目标完成.项目编号 IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN v_目标完成.项目名称 IS '项目名称（该文件所印；部门整体表为“部门整体”）｜Project as its document prints it; 部门整体 for a whole department';
COMMENT ON COLUMN v_目标完成.一级指标 IS '一级指标；未印出时为空｜Level 1; NULL when not printed';
COMMENT ON COLUMN v_目标完成.二级指标 IS '二级指标；未印出时为空｜Level 2; NULL when not printed';
COMMENT ON COLUMN v_目标完成.指标编号 IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN v_目标完成.指标名称 IS '三级指标（规范）｜Level 3, canonical';
COMMENT ON COLUMN v_目标完成.指标性质 IS '指标性质符号；未印出时为空｜Comparator symbol; NULL when not printed';
COMMENT ON COLUMN v_目标完成.优劣方向 IS '优劣方向：more 越多越好、less 越少越好、equal 等于指标值；无法判断时为空｜What is better: more, less, or equal where the target is to be met; NULL where nothing tells';
COMMENT ON COLUMN v_目标完成.预算印出的指标值 IS '预算文件印出的指标值；无对应目标时为空｜Target as the budget document prints it; NULL where no target of a budget fits';
COMMENT ON COLUMN v_目标完成.预算指标值 IS '预算文件的指标值，折算为自评的计量单位；非单一数值或无法折算时为空｜Target of the budget document in the evaluation''s unit of measure; NULL where it is no single number or cannot be converted';
COMMENT ON COLUMN v_目标完成.自评印出的指标值 IS '自评表重列的指标值｜Target as the evaluation restates it, as printed';
COMMENT ON COLUMN v_目标完成.自评指标值 IS '自评表重列的指标值；非单一数值时为空｜Target as the evaluation restates it; NULL where it is no single number';
COMMENT ON COLUMN v_目标完成.计量单位 IS '计量单位；未印出时为空｜Unit of measure; NULL when not printed';
COMMENT ON COLUMN v_目标完成.印出的完成值 IS '印出的完成值｜Actual value as printed';
COMMENT ON COLUMN v_目标完成.完成值 IS '完成值，单位见计量单位｜Actual value in the unit of measure';
COMMENT ON COLUMN v_目标完成.完成情况 IS '非数值的完成情况，或数值之外的原文｜Actual in words, or what the cell says beside the number';
COMMENT ON COLUMN v_目标完成.用于比较的指标值 IS '偏差所依据的指标值：预算的，没有时为自评重列的｜Target that the deviation is told from: the budget''s, else the restated one';
COMMENT ON COLUMN v_目标完成.指标值来源 IS '偏差所依据的指标值出自：budget 预算文件、evaluation 自评表｜Where that target stands: budget or evaluation';
COMMENT ON COLUMN v_目标完成.偏差率 IS '偏差率（%）=（完成值 − 指标值）÷ 指标值；指标值为 0 时为空｜Deviation in percent: (actual − target) / target; NULL where the target is 0';
COMMENT ON COLUMN v_目标完成.完成结果 IS '完成结果：better 优于、met 等于、worse 劣于指标值，other 不等于应等于的指标值；无法比较，或不相等而优劣方向不明时为空｜Outcome: better, met or worse than the target by what is better, other where a target to be met was not; NULL where they cannot be compared, or differ and nothing tells what is better';
COMMENT ON COLUMN v_目标完成.权重 IS '权重（分）｜Weight in points';
COMMENT ON COLUMN v_目标完成.公布得分 IS '公布的得分｜Published score in points';
COMMENT ON COLUMN v_目标完成.计分规则 IS '得出公布得分的计分规则版本；无版本能得出或无法判定时为空｜Version of the scoring rules that gives the published score; NULL where none does or it cannot be told';
COMMENT ON COLUMN v_目标完成.复算规则 IS '复算所用的版本：能得出公布得分的版本，否则为现行｜Version that the score is recomputed by: the one that gives the published score, else the current one';
COMMENT ON COLUMN v_目标完成.复算得分 IS '按所用版本复算的得分；无法复算时为空｜Score by the version that is applied; NULL where it cannot be computed';
COMMENT ON COLUMN v_目标完成.得分差 IS '公布得分 − 复算得分｜Published score − recomputed score';
COMMENT ON COLUMN v_目标完成.现行规则得分 IS '按现行规则复算的得分｜Score by the current rules';
COMMENT ON COLUMN v_目标完成.旧规则得分 IS '按 2017 年表式的规则复算的得分｜Score by the rules of the forms of 2017';
COMMENT ON COLUMN v_目标完成.未复算原因 IS '未复算的原因；已复算时为空｜Why the score is not recomputed, in both languages; NULL where it is';
COMMENT ON COLUMN v_目标完成.偏差原因 IS '偏差原因｜Why actual and target differ, as printed';
COMMENT ON COLUMN v_目标完成.预算执行率 IS '预算执行率（%），印出的，一般为执行数除以调整后预算数｜Execution rate in percent as printed: as a rule of the adjusted budget';
COMMENT ON COLUMN v_目标完成.预算执行得分 IS '公布的预算执行得分｜Published points for the execution rate';
COMMENT ON COLUMN v_目标完成.公布总分 IS '公布的自评总分｜Published total score in points';
COMMENT ON COLUMN v_目标完成.复算总分 IS '复算总分 = 各项复算得分之和（无法复算的取公布得分）+ 执行率（%，最多 100）÷ 10，没有执行率时取执行得分；权重合计已达 100 时不加后者；缺少其一时为空｜Total recomputed: the sum of recomputed scores (published ones where they cannot be) + the execution rate (percent, at most 100) / 10, else the published points for it, which is left out where the weights alone make 100; NULL where one of them is missing';
COMMENT ON COLUMN v_目标完成.未复算指标数 IS '本表中未能复算、复算总分取公布得分的指标数｜Indicators of the form that could not be recomputed and stand in the total as published';
COMMENT ON COLUMN v_目标完成.目标行编号 IS '对应的目标行（fact_indicator_target.row_id）；不能唯一对应时为空｜The target that it reports on (fact_indicator_target.row_id); NULL where not exactly one fits';
COMMENT ON COLUMN v_目标完成.目标文件名 IS '目标所在文件名｜File that prints the target';
COMMENT ON COLUMN v_目标完成.目标页码 IS '目标所在页码，从 1 起｜Page of the target, from 1';
COMMENT ON COLUMN v_目标完成.目标工作表 IS '目标所在工作表名｜Sheet of the target';
COMMENT ON COLUMN v_目标完成.目标行号 IS '目标所在行号，从 1 起｜Row of the target, from 1';
COMMENT ON COLUMN v_目标完成.文件编号 IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN v_目标完成.文件名 IS '自评文件名｜File name of the evaluation';
COMMENT ON COLUMN v_目标完成.页码 IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN v_目标完成.工作表 IS '工作表名｜Sheet';
COMMENT ON COLUMN v_目标完成.行号 IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN v_目标完成.项目行编号 IS '所属项目行（fact_project_budget.row_id）｜Its project row (fact_project_budget.row_id)';
COMMENT ON COLUMN v_目标完成.部门编号 IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN v_目标完成.单位编号 IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN v_目标完成.现单位代码 IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN v_目标完成.现单位名称 IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN v_目标完成.现部门代码 IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN v_目标完成.现部门名称 IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
