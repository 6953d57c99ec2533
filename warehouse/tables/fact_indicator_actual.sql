-- key: row_id
-- references: target_row_id -> fact_indicator_target
-- references: project_row_id -> fact_project_budget
-- references: fiscal_year -> dim_fiscal_year
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: unit_id -> dim_unit
-- references: project_id -> dim_project
-- references: indicator_id -> dim_indicator
-- references: class_id -> dim_indicator_class
-- references: measure_unit_id -> dim_measure_unit
-- references: comparator_code -> dim_comparator
-- references: document_id -> dim_document
-- fill: none, it is put together from what is stored
-- stored: actual_value, actual
-- nullable: name_change, value_change, value_counted_from, words_say
-- nullable: target_row_id, value_low, value_high, value_text, weight, direction_printed, direction_inferred, direction, better,
-- nullable: level_1_printed, level_2_printed, comparator_printed, value_printed, measure_unit_printed, weight_printed,
-- nullable: baseline_printed, actual_printed, actual_value, actual_text, target_budgeted, deviation_percent, outcome,
-- nullable: score_printed, score, reason, scoring_rule, score_recomputed, score_current, score_2017, total_recomputed,
-- nullable: rows_not_recomputed, forecast_printed, page, sheet, box
-- label: name_printed, actual_printed, score_printed
CREATE VIEW fact_indicator_actual AS
SELECT
    actual.row_base + actual.row_no AS row_id,
    actual.row_base + actual.row_no - actual.behind_project AS project_row_id,
    actual.target_row_base + actual.target_row_no AS target_row_id,
    actual.stage,
    actual.fiscal_year,
    actual.region_id,
    actual.department_id,
    actual.unit_id,
    actual.project_id,
    name.indicator_id,
    wording.class_id,
    wording.measure_unit_id,
    wording.comparator_code,
    actual.indicator_no::BIGINT AS indicator_no,
    value.value_low,
    value.value_high,
    value.value_text,
    name.name_change,
    value.value_change,
    value.counted_from AS value_counted_from,
    value.is_inexact AS is_value_inexact,
    value.words_say,
    wording.weight,
    wording.direction_printed,
    wording.direction_inferred,
    wording.direction,
    wording.better,
    name.name_printed,
    wording.level_1_printed,
    wording.level_2_printed,
    wording.comparator_printed,
    value.value_printed,
    wording.measure_unit_printed,
    wording.weight_printed,
    actual.baseline_printed,
    reached.actual_printed,
    reached.actual_value,
    reached.actual_text,
    actual.target_budgeted,
    actual.deviation_percent,
    actual.outcome,
    actual.score_printed,
    actual.score,
    actual.reason,
    actual.scoring_rule,
    actual.score_recomputed,
    actual.score_current,
    actual.score_2017,
    actual.total_recomputed,
    actual.rows_not_recomputed::BIGINT AS rows_not_recomputed,
    actual.forecast_printed,
    wording.is_clipped,
    actual.is_current,
    actual.is_disputed,
    document.document_id,
    actual.page::BIGINT AS page,
    actual.sheet,
    actual.source_row::BIGINT AS source_row,
    actual.box,
    actual.row_base
FROM stored.actual AS actual
JOIN stored.indicator_name AS name ON name.name_serial = actual.name_serial
JOIN stored.target_value AS value ON value.value_serial = actual.value_serial
JOIN stored.target_wording AS wording ON wording.wording_serial = actual.wording_serial
JOIN stored.actual_value AS reached ON reached.actual_serial = actual.actual_serial
JOIN stored.document AS document ON document.document_serial = actual.document_serial;

COMMENT ON VIEW fact_indicator_actual IS '绩效自评或监控表中的一行指标｜An indicator row of a self-evaluation or of mid-year monitoring';
COMMENT ON COLUMN fact_indicator_actual.row_id IS '行编号｜Row';
COMMENT ON COLUMN fact_indicator_actual.project_row_id IS '所属项目行（fact_project_budget.row_id）｜Its project row (fact_project_budget.row_id)';
COMMENT ON COLUMN fact_indicator_actual.target_row_id IS '对应的目标行（fact_indicator_target.row_id）；不能唯一对应时为空｜The target that it reports on (fact_indicator_target.row_id); NULL where not exactly one fits';
COMMENT ON COLUMN fact_indicator_actual.stage IS '阶段：evaluation 年终自评或 monitoring 年中监控｜Stage: evaluation (after the year) or monitoring (during it)';
COMMENT ON COLUMN fact_indicator_actual.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN fact_indicator_actual.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.class_id IS '指标类别编号；0 表示未印出｜Indicator class; 0 when none is printed';
COMMENT ON COLUMN fact_indicator_actual.measure_unit_id IS '计量单位编号；0 表示未印出｜Unit of measure; 0 when none is printed';
COMMENT ON COLUMN fact_indicator_actual.comparator_code IS '指标性质代码；0 表示未印出或未知｜Comparator code; 0 when not printed or unknown';
COMMENT ON COLUMN fact_indicator_actual.indicator_no IS '文件中该项目的第几条指标，从 1 起｜Which indicator row of its project in the document, from 1';
COMMENT ON COLUMN fact_indicator_actual.value_low IS '指标值（区间为下限），单位见计量单位｜Target value, or the lower end of a range, in its unit of measure';
COMMENT ON COLUMN fact_indicator_actual.value_high IS '区间上限；单一数值时为空｜Upper end of a range; NULL for a single number';
COMMENT ON COLUMN fact_indicator_actual.value_text IS '定性或非数值的指标值｜Target that is words rather than a number';
COMMENT ON COLUMN fact_indicator_actual.name_change IS '名称是否表明数值为增幅（rise，如增长率）或降幅（fall）；未表明或两者都说时为空｜Whether the name says that its number is a rise (增长率) or a fall; NULL where it says neither, or both';
COMMENT ON COLUMN fact_indicator_actual.value_change IS '指标值的文字是否表明数值为提高（rise，如提高≥3%）或降低（fall）的幅度；未表明或两者都说时为空｜Whether the words of the value say that the number is by how much something is to rise (提高≥3%) or to fall; NULL where they say neither, or both';
COMMENT ON COLUMN fact_indicator_actual.value_counted_from IS '时限从何时起算，如“结案后30日内”的结案；未说明时为空｜What a limit of time is counted from, such as 结案 of 结案后30日内; NULL where nothing says it';
COMMENT ON COLUMN fact_indicator_actual.is_value_inexact IS '数值是否为约数，如90%左右｜Whether the words say that the number is about so much, such as 90%左右';
COMMENT ON COLUMN fact_indicator_actual.words_say IS '没有数值的文字说的是什么：number 含有数字、none 无（零发生）、all 全部；都不是时为空｜What words without a value come to: number (they hold one), none (零发生), all (全覆盖); NULL where none of these';
COMMENT ON COLUMN fact_indicator_actual.weight IS '权重（分）｜Weight in points';
COMMENT ON COLUMN fact_indicator_actual.direction_printed IS '印出的指标方向性｜Direction as printed';
COMMENT ON COLUMN fact_indicator_actual.direction_inferred IS '推断的指标方向性｜Direction inferred from the comparator';
COMMENT ON COLUMN fact_indicator_actual.direction IS '指标方向性：正向或反向；以印出的为准，否则为推断｜Direction: 正向 (more is better) or 反向; the printed one, else the inferred';
COMMENT ON COLUMN fact_indicator_actual.better IS '优劣方向：more 越多越好、less 越少越好、equal 等于指标值；无法判断时为空｜What is better: more, less, or equal where the target is to be met; NULL where nothing tells';
COMMENT ON COLUMN fact_indicator_actual.name_printed IS '印出的三级指标｜Level 3 as printed';
COMMENT ON COLUMN fact_indicator_actual.level_1_printed IS '印出的一级指标｜Level 1 as printed';
COMMENT ON COLUMN fact_indicator_actual.level_2_printed IS '印出的二级指标｜Level 2 as printed';
COMMENT ON COLUMN fact_indicator_actual.comparator_printed IS '印出的指标性质｜Comparator as printed';
COMMENT ON COLUMN fact_indicator_actual.value_printed IS '印出的指标值｜Target value as printed';
COMMENT ON COLUMN fact_indicator_actual.measure_unit_printed IS '印出的计量单位｜Unit of measure as printed';
COMMENT ON COLUMN fact_indicator_actual.weight_printed IS '印出的权重｜Weight as printed';
COMMENT ON COLUMN fact_indicator_actual.baseline_printed IS '印出的上年度实际水平｜Level of the year before as printed';
COMMENT ON COLUMN fact_indicator_actual.actual_printed IS '印出的完成值｜Actual value as printed';
COMMENT ON COLUMN fact_indicator_actual.actual_value IS '完成值，单位见计量单位｜Actual value in the target''s unit of measure';
COMMENT ON COLUMN fact_indicator_actual.actual_text IS '非数值的完成情况，或数值之外的原文｜Actual in words, or what the cell says beside the number';
COMMENT ON COLUMN fact_indicator_actual.target_budgeted IS '预算文件的指标值，折算为自评的计量单位；非单一数值或无法折算时为空；监控表为空｜Target of the budget document in the evaluation''s unit of measure; NULL where it is no single number or cannot be converted; NULL for monitoring';
COMMENT ON COLUMN fact_indicator_actual.deviation_percent IS '偏差率（%）=（完成值 − 指标值）÷ 指标值；指标值为 0 时为空；监控表为空｜Deviation in percent: (actual − target) / target; NULL where the target is 0; NULL for monitoring';
COMMENT ON COLUMN fact_indicator_actual.outcome IS '完成结果：better 优于、met 等于、worse 劣于指标值，other 不等于应等于的指标值；无法比较，或不相等而优劣方向不明时为空；监控表为空｜Outcome: better, met or worse than the target by what is better, other where a target to be met was not; NULL where they cannot be compared, or differ and nothing tells what is better; NULL for monitoring';
COMMENT ON COLUMN fact_indicator_actual.score_printed IS '印出的得分｜Score as printed';
COMMENT ON COLUMN fact_indicator_actual.score IS '得分｜Score in points';
COMMENT ON COLUMN fact_indicator_actual.reason IS '偏差原因｜Why actual and target differ';
COMMENT ON COLUMN fact_indicator_actual.scoring_rule IS '得出该得分的计分规则版本；无法判定时为空｜Version of the scoring rules that gives the score; NULL when it cannot be told';
COMMENT ON COLUMN fact_indicator_actual.score_recomputed IS '按所用版本复算的得分；无法复算时为空｜Score by the version that is applied; NULL where it cannot be computed';
COMMENT ON COLUMN fact_indicator_actual.score_current IS '按现行规则复算的得分｜Score by the current rules';
COMMENT ON COLUMN fact_indicator_actual.score_2017 IS '按 2017 年表式的规则复算的得分｜Score by the rules of the forms of 2017';
COMMENT ON COLUMN fact_indicator_actual.total_recomputed IS '复算总分 = 各项复算得分之和（无法复算的取公布得分）+ 执行率（%，最多 100）÷ 10，没有执行率时取执行得分；权重合计已达 100 时不加后者；缺少其一时为空｜Total recomputed: the sum of recomputed scores (published ones where they cannot be) + the execution rate (percent, at most 100) / 10, else the published points for it, which is left out where the weights alone make 100; NULL where one of them is missing';
COMMENT ON COLUMN fact_indicator_actual.rows_not_recomputed IS '本表中未能复算、复算总分取公布得分的指标数｜Indicators of the form that could not be recomputed and stand in the total as published';
COMMENT ON COLUMN fact_indicator_actual.forecast_printed IS '印出的全年预计完成值｜Forecast for the whole year as printed';
COMMENT ON COLUMN fact_indicator_actual.is_clipped IS '三级指标是否在单元格边缘被截断｜Whether the name is cut at the edge of its cell';
COMMENT ON COLUMN fact_indicator_actual.is_current IS '是否有效：未被其他文件取代或重复｜Whether it counts: no other document replaces or repeats it';
COMMENT ON COLUMN fact_indicator_actual.is_disputed IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN fact_indicator_actual.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN fact_indicator_actual.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN fact_indicator_actual.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN fact_indicator_actual.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN fact_indicator_actual.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN fact_indicator_actual.row_base IS '行编号中同一文件共有的部分｜Part of the row id that all rows of a document share';
