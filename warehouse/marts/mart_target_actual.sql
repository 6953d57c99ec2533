-- LEFT JOIN, although each row has one member of each dimension: DuckDB expects hardly a row of so many inner joins, and would
-- build its hash tables of the facts and not of the dimensions.
CREATE VIEW mart_target_actual AS
WITH
-- The targets that evaluations report on: few of all. LATERAL: their ids are looked up first, and names and values of those alone.
reported AS (
    SELECT asked.target_row_id, printed.*
    FROM (
        SELECT DISTINCT target_row_id, fiscal_year FROM fact_indicator_actual WHERE target_row_id IS NOT NULL
    ) AS asked
    CROSS JOIN LATERAL (
        SELECT target_as_text, measure_unit_printed, document_id, page, sheet, source_row
        FROM fact_indicator_target
        WHERE row_id = asked.target_row_id AND fiscal_year = asked.fiscal_year
    ) AS printed
),
form AS (
    SELECT asked.project_row_id, printed.*
    FROM (SELECT DISTINCT project_row_id, fiscal_year FROM fact_indicator_actual WHERE stage = 'evaluation') AS asked
    CROSS JOIN LATERAL (
        SELECT name, name_printed, execution_rate, execution_score, total_score
        FROM fact_project_budget
        WHERE row_id = asked.project_row_id AND fiscal_year = asked.fiscal_year
    ) AS printed
),
evaluated AS (
    SELECT
        actual.*,
        coalesce(actual.scoring_rule, 'current') AS applied,
        CASE WHEN actual.value_high IS NULL THEN actual.value_low END AS target_restated,
        restated_in.name AS restated_in_unit,
        budgeted.target_as_text,
        budgeted.measure_unit_printed AS target_unit_printed,
        budgeted.document_id AS target_document_id,
        budgeted.page AS target_page,
        budgeted.sheet AS target_sheet,
        budgeted.source_row AS target_source_row,
        coalesce(actual.target_budgeted, target_restated) AS target_value,
        CASE WHEN actual.target_budgeted IS NOT NULL THEN 'budget' WHEN target_restated IS NOT NULL THEN 'evaluation' END AS target_from
    FROM fact_indicator_actual AS actual
    LEFT JOIN dim_measure_unit AS restated_in ON restated_in.measure_unit_id = actual.measure_unit_id
    LEFT JOIN reported AS budgeted ON budgeted.target_row_id = actual.target_row_id
    WHERE actual.is_current AND actual.stage = 'evaluation'
)
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
    coalesce(form.name_printed, form.name) AS project_name,
    CASE WHEN actual.class_id <> 0 THEN class.level_1 END AS level_1,
    CASE WHEN actual.class_id <> 0 THEN class.level_2 END AS level_2,
    actual.indicator_id,
    indicator.name AS indicator_name,
    CASE WHEN actual.comparator_code <> 0 THEN comparator.symbol END AS comparator,
    actual.better,
    actual.target_as_text
        || if(ends_with(actual.target_as_text, actual.target_unit_printed), '', coalesce(actual.target_unit_printed, ''))
        AS target_budgeted_printed,
    actual.target_budgeted,
    actual.value_printed AS target_restated_printed,
    actual.target_restated,
    CASE WHEN actual.measure_unit_id <> 0 THEN actual.restated_in_unit END AS measure_unit,
    actual.actual_printed,
    actual.actual_value,
    actual.actual_text,
    actual.target_value,
    actual.target_from,
    actual.deviation_percent,
    actual.outcome,
    actual.weight,
    actual.score,
    actual.scoring_rule,
    actual.applied AS scoring_rule_applied,
    actual.score_recomputed,
    actual.score - actual.score_recomputed AS score_difference,
    actual.score_current,
    actual.score_2017,
    CASE
        WHEN actual.score_recomputed IS NOT NULL THEN NULL
        WHEN actual.value_high IS NOT NULL THEN '指标值为区间｜the target is a range'
        WHEN actual.value_low IS NULL THEN '定性指标，按评价等级由人打分｜qualitative: a person gives the points by bands'
        WHEN actual.actual_value IS NULL THEN '完成值不是数字｜the actual is no number'
        WHEN actual.weight IS NULL THEN '未印权重｜no weight is printed'
        ELSE '优劣方向不明｜nothing tells whether more or less is better'
    END AS not_recomputed,
    actual.reason,
    form.execution_rate,
    form.execution_score,
    form.total_score,
    actual.total_recomputed,
    actual.rows_not_recomputed,
    actual.target_row_id,
    budget_document.document_name AS target_document_name,
    actual.target_page,
    actual.target_sheet,
    actual.target_source_row,
    actual.document_id,
    document.document_name,
    actual.page,
    actual.sheet,
    actual.source_row,
    actual.project_row_id,
    actual.department_id,
    actual.unit_id,
    current_unit.code AS unit_code_current,
    current_unit.name AS unit_name_current,
    department.code_current AS department_code_current,
    department.name_current AS department_name_current
FROM evaluated AS actual
JOIN form ON form.project_row_id = actual.project_row_id
LEFT JOIN dim_region AS region ON region.region_id = actual.region_id
LEFT JOIN dim_department AS department ON department.department_id = actual.department_id
LEFT JOIN dim_unit AS unit ON unit.unit_id = actual.unit_id
LEFT JOIN dim_unit AS current_unit ON current_unit.unit_id = unit.current_unit_id
LEFT JOIN dim_indicator AS indicator ON indicator.indicator_id = actual.indicator_id
LEFT JOIN dim_indicator_class AS class ON class.class_id = actual.class_id
LEFT JOIN dim_comparator AS comparator ON comparator.comparator_code = actual.comparator_code
LEFT JOIN dim_document AS document ON document.document_id = actual.document_id
LEFT JOIN dim_document AS budget_document ON budget_document.document_id = actual.target_document_id;

COMMENT ON VIEW mart_target_actual IS '年终自评中有效的指标行：预算的指标值、重列的指标值、完成值，公布得分与按各版规则复算的得分｜Target against actual: indicator rows of year-end evaluations that count, with the target as budgeted and as restated, what was reached, and the score as published and as each version of the rules gives it';
COMMENT ON COLUMN mart_target_actual.row_id IS '行编号｜Row';
COMMENT ON COLUMN mart_target_actual.fiscal_year IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN mart_target_actual.region_code IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN mart_target_actual.region_name IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN mart_target_actual.department_code IS '部门代码｜Department code';
COMMENT ON COLUMN mart_target_actual.department_name IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN mart_target_actual.unit_code IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN mart_target_actual.unit_name IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN mart_target_actual.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN mart_target_actual.project_name IS '项目名称（该文件所印；部门整体表为“部门整体”）｜Project as its document prints it; 部门整体 for a whole department';
COMMENT ON COLUMN mart_target_actual.level_1 IS '一级指标；未印出时为空｜Level 1; NULL when not printed';
COMMENT ON COLUMN mart_target_actual.level_2 IS '二级指标；未印出时为空｜Level 2; NULL when not printed';
COMMENT ON COLUMN mart_target_actual.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN mart_target_actual.indicator_name IS '三级指标（规范）｜Level 3, canonical';
COMMENT ON COLUMN mart_target_actual.comparator IS '指标性质符号；未印出时为空｜Comparator symbol; NULL when not printed';
COMMENT ON COLUMN mart_target_actual.better IS '优劣方向：more 越多越好、less 越少越好、equal 等于指标值；无法判断时为空｜What is better: more, less, or equal where the target is to be met; NULL where nothing tells';
COMMENT ON COLUMN mart_target_actual.target_budgeted_printed IS '预算文件印出的指标值；无对应目标时为空｜Target as the budget document prints it; NULL where no target of a budget fits';
COMMENT ON COLUMN mart_target_actual.target_budgeted IS '预算文件的指标值，折算为自评的计量单位；非单一数值或无法折算时为空｜Target of the budget document in the evaluation''s unit of measure; NULL where it is no single number or cannot be converted';
COMMENT ON COLUMN mart_target_actual.target_restated_printed IS '自评表重列的指标值｜Target as the evaluation restates it, as printed';
COMMENT ON COLUMN mart_target_actual.target_restated IS '自评表重列的指标值；非单一数值时为空｜Target as the evaluation restates it; NULL where it is no single number';
COMMENT ON COLUMN mart_target_actual.measure_unit IS '计量单位；未印出时为空｜Unit of measure; NULL when not printed';
COMMENT ON COLUMN mart_target_actual.actual_printed IS '印出的完成值｜Actual value as printed';
COMMENT ON COLUMN mart_target_actual.actual_value IS '完成值，单位见计量单位｜Actual value in the unit of measure';
COMMENT ON COLUMN mart_target_actual.actual_text IS '非数值的完成情况，或数值之外的原文｜Actual in words, or what the cell says beside the number';
COMMENT ON COLUMN mart_target_actual.target_value IS '偏差所依据的指标值：预算的，没有时为自评重列的｜Target that the deviation is told from: the budget''s, else the restated one';
COMMENT ON COLUMN mart_target_actual.target_from IS '偏差所依据的指标值出自：budget 预算文件、evaluation 自评表｜Where that target stands: budget or evaluation';
COMMENT ON COLUMN mart_target_actual.deviation_percent IS '偏差率（%）=（完成值 − 指标值）÷ 指标值；指标值为 0 时为空｜Deviation in percent: (actual − target) / target; NULL where the target is 0';
COMMENT ON COLUMN mart_target_actual.outcome IS '完成结果：better 优于、met 等于、worse 劣于指标值，other 不等于应等于的指标值；无法比较，或不相等而优劣方向不明时为空｜Outcome: better, met or worse than the target by what is better, other where a target to be met was not; NULL where they cannot be compared, or differ and nothing tells what is better';
COMMENT ON COLUMN mart_target_actual.weight IS '权重（分）｜Weight in points';
COMMENT ON COLUMN mart_target_actual.score IS '公布的得分｜Published score in points';
COMMENT ON COLUMN mart_target_actual.scoring_rule IS '得出公布得分的计分规则版本；无版本能得出或无法判定时为空｜Version of the scoring rules that gives the published score; NULL where none does or it cannot be told';
COMMENT ON COLUMN mart_target_actual.scoring_rule_applied IS '复算所用的版本：能得出公布得分的版本，否则为现行｜Version that the score is recomputed by: the one that gives the published score, else the current one';
COMMENT ON COLUMN mart_target_actual.score_recomputed IS '按所用版本复算的得分；无法复算时为空｜Score by the version that is applied; NULL where it cannot be computed';
COMMENT ON COLUMN mart_target_actual.score_difference IS '公布得分 − 复算得分｜Published score − recomputed score';
COMMENT ON COLUMN mart_target_actual.score_current IS '按现行规则复算的得分｜Score by the current rules';
COMMENT ON COLUMN mart_target_actual.score_2017 IS '按 2017 年表式的规则复算的得分｜Score by the rules of the forms of 2017';
COMMENT ON COLUMN mart_target_actual.not_recomputed IS '未复算的原因；已复算时为空｜Why the score is not recomputed, in both languages; NULL where it is';
COMMENT ON COLUMN mart_target_actual.reason IS '偏差原因｜Why actual and target differ, as printed';
COMMENT ON COLUMN mart_target_actual.execution_rate IS '预算执行率（%），印出的，一般为执行数除以调整后预算数｜Execution rate in percent as printed: as a rule of the adjusted budget';
COMMENT ON COLUMN mart_target_actual.execution_score IS '公布的预算执行得分｜Published points for the execution rate';
COMMENT ON COLUMN mart_target_actual.total_score IS '公布的自评总分｜Published total score in points';
COMMENT ON COLUMN mart_target_actual.total_recomputed IS '复算总分 = 各项复算得分之和（无法复算的取公布得分）+ 执行率（%，最多 100）÷ 10，没有执行率时取执行得分；权重合计已达 100 时不加后者；缺少其一时为空｜Total recomputed: the sum of recomputed scores (published ones where they cannot be) + the execution rate (percent, at most 100) / 10, else the published points for it, which is left out where the weights alone make 100; NULL where one of them is missing';
COMMENT ON COLUMN mart_target_actual.rows_not_recomputed IS '本表中未能复算、复算总分取公布得分的指标数｜Indicators of the form that could not be recomputed and stand in the total as published';
COMMENT ON COLUMN mart_target_actual.target_row_id IS '对应的目标行（fact_indicator_target.row_id）；不能唯一对应时为空｜The target that it reports on (fact_indicator_target.row_id); NULL where not exactly one fits';
COMMENT ON COLUMN mart_target_actual.target_document_name IS '目标所在文件名｜File that prints the target';
COMMENT ON COLUMN mart_target_actual.target_page IS '目标所在页码，从 1 起｜Page of the target, from 1';
COMMENT ON COLUMN mart_target_actual.target_sheet IS '目标所在工作表名｜Sheet of the target';
COMMENT ON COLUMN mart_target_actual.target_source_row IS '目标所在行号，从 1 起｜Row of the target, from 1';
COMMENT ON COLUMN mart_target_actual.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN mart_target_actual.document_name IS '自评文件名｜File name of the evaluation';
COMMENT ON COLUMN mart_target_actual.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN mart_target_actual.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN mart_target_actual.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN mart_target_actual.project_row_id IS '所属项目行（fact_project_budget.row_id）｜Its project row (fact_project_budget.row_id)';
COMMENT ON COLUMN mart_target_actual.department_id IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN mart_target_actual.unit_id IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN mart_target_actual.unit_code_current IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN mart_target_actual.unit_name_current IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN mart_target_actual.department_code_current IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN mart_target_actual.department_name_current IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
