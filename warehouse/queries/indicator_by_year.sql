-- question: 4
-- 问题：同一指标的目标值在各年度、各项目中如何变化？
-- asks: how did the target of one indicator change through the years, project by project?
-- reads: a change is told against the project's last year before that prints the indicator in the same class (year_before);
-- reads: eased and raised go by the direction: a lower target is eased where more is better, raised where less is better.
-- reads: same is the same number with the same comparator, or where one of the years prints none.
-- reads: quantified: words became a number, vague: a number became words; words that hold a number (不低于90% beside 定性) are other.
-- reads: Class 成本指标 goes on as 经济成本指标. Units are converted (万人 and 人); a number in a unit
-- reads: that cannot be is other, and so is a limit of time that is counted from another event, and a rise beside a fall. Where a year
-- reads: prints the indicator several times, a target is compared within its measure, and
-- reads: not at all where one of the two years prints several of that measure.
-- reads: change_of_value_low is in the unit of its row. Each tranche (提前下达) is followed by itself
-- edit: in `asked`, words of the indicator's and the department's name (% stands for any text); at most 20 indicators, those
-- edit: in most projects, and 500 rows
-- edit: (5,000 at most)
-- 读法：与该项目此前最近一年、同类别的同一指标比较（year_before）；提高、降低按指标方向判断：正向指标值变小为降低，反向指标值变大为降低；不变为数值与指标性质均相同，或其中一年未印指标性质；量化为文字改为数值，改为文字为数值改为文字，文字中含数字的（定性旁印“不低于90%”）为改变。成本指标与经济成本指标视为同一类别。可换算的计量单位（万人与人）换算后比较，不能换算的、时限起算事项不同的、一年提高一年降低的为改变；同一年印出几条的，只在同一计量内比较；其中一年同一计量印出几条的，不比较。change_of_value_low 以该行计量单位计。各资金批次分别比较。
-- 可改：asked 中的指标词、部门名（% 代表任意文字）；至多 20 个指标（项目最多者在先）、500 行（最多 5000 行）。
WITH asked AS (SELECT '%满意度%' AS words, '%' AS department, 20 AS indicators, 500 AS rows_shown),
chosen AS MATERIALIZED (
    SELECT indicator_id, name, reach_projects
    FROM dim_indicator, asked
    WHERE indicator_id <> 0 AND reach_rows > 0 AND name LIKE asked.words
    ORDER BY reach_projects DESC, reach_rows DESC, indicator_id
    LIMIT (SELECT indicators FROM asked)
),
borne AS MATERIALIZED (
    SELECT target.row_id, target.project_id, target.fiscal_year, chosen.indicator_id, chosen.reach_projects
    FROM chosen
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.indicator_id = chosen.indicator_id AND printed.is_current AND printed.fiscal_year <> 0
    ) AS target
    WHERE target.department_id IN (SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department)
),
ranked AS MATERIALIZED (
    SELECT row_id, project_id, fiscal_year, (SELECT count(*) FROM borne) AS rows_in_all
    FROM borne
    ORDER BY reach_projects DESC, indicator_id, project_id, fiscal_year, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
),
-- LATERAL: of the millions only these rows are looked up, by their projects, whose ids follow each other here.
found AS MATERIALIZED (
    SELECT target.*, shown.rows_in_all
    FROM shown
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = shown.row_id AND printed.project_id = shown.project_id
    ) AS target
),
valued AS (
    SELECT
        target.*,
        class.level_2,
        budget.tranche,
        measure_unit.name AS measure_unit_name,
        measure_unit.base,
        coalesce(measure_unit.factor, 1)::DOUBLE AS factor,
        hash(target.indicator_id, target.project_id, replace(coalesce(class.level_2, class.level_1), '经济成本指标', '成本指标'), budget.tranche) AS family,
        count(*) OVER (PARTITION BY family, target.fiscal_year) AS rows_of_year
    FROM found AS target
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = target.project_row_id AND printed.fiscal_year = target.fiscal_year
    ) AS budget
    JOIN dim_indicator_class AS class ON class.class_id = target.class_id
    JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = target.measure_unit_id
),
-- Where a year prints several targets of one name, only those of one measure are held beside each other.
series AS (
    SELECT
        *,
        hash(family, if(max(rows_of_year) OVER (PARTITION BY family) = 1, '', base)) AS one_target,
        round(value_low::DOUBLE * factor, 6) AS low,
        round(coalesce(value_high, value_low)::DOUBLE * factor, 6) AS high,
        comparator_code = 0 AND is_value_inexact AS is_inexact,
        coalesce(words_say = 'all', measure_unit_name = '%' AND value_low = 100, false) AS is_all,
        coalesce(value_counted_from, '') AS counted_from,
        -- 提高≥3% and 降低≥3% are two targets, and neither is ≥3 %, unless the name says which it is (增长率).
        CASE WHEN value_change <> coalesce(name_change, '') THEN value_change ELSE '' END AS moves
    FROM valued
),
counted AS (
    SELECT *, count(*) OVER (PARTITION BY one_target, fiscal_year) AS rows_of_measure FROM series
),
beside AS (
    SELECT
        *,
        lag(fiscal_year) OVER years AS last_year,
        lag(rows_of_measure) OVER years AS rows_of_last_year,
        lag(low) OVER years AS low_before,
        lag(high) OVER years AS high_before,
        lag(value_text) OVER years AS text_before,
        lag(words_say) OVER years AS words_say_before,
        lag(base) OVER years AS base_before,
        lag(direction) OVER years AS direction_before,
        lag(comparator_code) OVER years AS comparator_before,
        lag(is_inexact) OVER years AS is_inexact_before,
        lag(is_all) OVER years AS is_all_before,
        lag(counted_from) OVER years AS counted_from_before,
        lag(moves) OVER years AS moves_before
    FROM counted
    WINDOW years AS (PARTITION BY one_target ORDER BY fiscal_year, row_id)
),
-- Where a year prints several rows of one measure, nobody can tell which of them was changed.
compared AS (
    SELECT
        *,
        CASE WHEN rows_of_measure = 1 AND rows_of_last_year = 1 THEN last_year END AS year_before,
        year_before IS NOT NULL AND base = base_before AND counted_from = counted_from_before AND moves = moves_before AS is_of_one_base,
        CASE WHEN is_of_one_base THEN TRY_CAST(round((low - low_before) / factor, 6) AS DECIMAL(28, 6)) END AS change_of_value_low,
        CASE WHEN is_of_one_base THEN high - high_before END AS change_of_high,
        CASE
            WHEN comparator_code = comparator_before THEN comparator_code <> 0 OR is_inexact = is_inexact_before
            WHEN 0 IN (comparator_code, comparator_before)
                THEN NOT is_inexact AND NOT is_inexact_before AND coalesce(direction = direction_before, true)
            ELSE false
        END AS is_of_one_sign
    FROM beside
)
SELECT
    indicator.name AS indicator_name,
    department.name AS department_name,
    project.name AS project_name,
    compared.level_2,
    compared.fiscal_year,
    nullif(comparator.symbol, '未知｜unknown') AS comparator,
    compared.value_printed,
    compared.value_low,
    compared.value_high,
    nullif(compared.measure_unit_name, '未知｜unknown') AS measure_unit,
    compared.year_before,
    compared.change_of_value_low,
    CASE
        WHEN compared.year_before IS NULL THEN NULL
        -- 零发生 says what 0 says.
        WHEN compared.low = 0 AND compared.words_say_before = 'none' THEN 'other'
        WHEN compared.low_before = 0 AND compared.words_say = 'none' THEN 'other'
        -- 全覆盖 says what 100 % says; and of 不低于90% beside 定性 no number was lost or found.
        WHEN (compared.low IS NULL) <> (compared.low_before IS NULL)
            AND ((compared.is_all AND compared.is_all_before) OR 'number' IN (compared.words_say, compared.words_say_before))
            THEN 'other'
        WHEN compared.low IS NOT NULL AND compared.low_before IS NULL AND compared.text_before IS NOT NULL THEN 'quantified'
        WHEN compared.low_before IS NOT NULL AND compared.low IS NULL AND compared.value_text IS NOT NULL THEN 'vague'
        WHEN compared.value_text = compared.text_before AND compared.low IS NULL AND compared.low_before IS NULL THEN 'same'
        WHEN compared.change_of_value_low = 0 AND compared.change_of_high = 0 AND compared.is_of_one_sign THEN 'same'
        WHEN compared.direction <> compared.direction_before THEN 'other'
        WHEN coalesce(compared.direction, compared.direction_before) = '正向' AND compared.change_of_value_low <> 0
            THEN if(compared.change_of_value_low > 0, 'raised', 'eased')
        WHEN coalesce(compared.direction, compared.direction_before) = '反向' AND compared.change_of_high <> 0
            THEN if(compared.change_of_high < 0, 'raised', 'eased')
        WHEN compared.low IS NOT NULL AND compared.low_before IS NOT NULL THEN 'other'
        WHEN compared.value_text <> compared.text_before THEN 'other'
    END AS change,
    CASE change
        WHEN 'same' THEN '不变' WHEN 'raised' THEN '提高' WHEN 'eased' THEN '降低' WHEN 'quantified' THEN '量化'
        WHEN 'vague' THEN '改为文字' WHEN 'other' THEN '改变'
    END AS 变化,
    document.document_name,
    compared.page,
    compared.source_row,
    compared.rows_in_all,
    compared.row_id
FROM compared
JOIN dim_indicator AS indicator ON indicator.indicator_id = compared.indicator_id
JOIN dim_department AS department ON department.department_id = compared.department_id
JOIN dim_project AS project ON project.project_id = compared.project_id
JOIN dim_comparator AS comparator ON comparator.comparator_code = compared.comparator_code
JOIN dim_document AS document ON document.document_id = compared.document_id
ORDER BY indicator.name, department.name, project.name, compared.project_id, compared.fiscal_year, compared.row_id;
