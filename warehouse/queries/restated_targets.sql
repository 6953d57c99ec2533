-- 问题：自评表所列的目标与上一次自评相比，哪些降低、提高、量化或改为文字？
-- asks: how did the targets that self-evaluations restate change since the evaluation before?
-- reads: for years of which only evaluations are loaded; where budgets are, indicator_by_year tells their targets. Of the same
-- reads: project, indicator and class, against the last year before that is evaluated (year_before), where each of both years prints
-- reads: one value; change as in indicator_by_year. Beside each target stands what was reached
-- edit: in `asked`, the year (NULL for all), words of the department's and the indicator's name, whether targets that stayed are
-- edit: shown too, and how many rows: the latest first (5,000 at most)
-- 读法：用于只收有自评表的年度；有预算绩效目标表的，看 indicator_by_year。同一项目、指标、类别，与此前最近一年的自评比较（year_before），且两年各只印一个值；change 含义同 indicator_by_year。每个目标旁列出完成值。
-- 可改：asked 中的年度（NULL 为全部）、部门名、指标词、是否也列不变的目标、行数：最近者在先（最多 5000 行）。
WITH asked AS (
    SELECT NULL::INTEGER AS year, '%' AS department, '%' AS words, true AS with_unchanged, 200 AS rows_shown
),
valued AS (
    SELECT
        reported.*,
        unit.name AS measure_unit_name,
        unit.base,
        coalesce(unit.factor, 1)::DOUBLE AS factor,
        round(reported.value_low::DOUBLE * factor, 6) AS low,
        round(coalesce(reported.value_high, reported.value_low)::DOUBLE * factor, 6) AS high,
        CASE
            WHEN reported.comparator_printed IS NULL OR reported.value_low IS NULL
                OR starts_with(reported.value_printed, reported.comparator_printed)
                OR starts_with(reported.value_printed, comparator.symbol) THEN reported.value_printed
            ELSE concat(comparator.symbol, reported.value_printed)
        END AS target_as_text,
        hash(reported.project_id, reported.indicator_id, replace(coalesce(class.level_2, class.level_1), '经济成本指标', '成本指标')) AS one_target,
        count(*) OVER (PARTITION BY one_target, reported.fiscal_year) AS rows_of_year,
        reported.comparator_code = 0 AND reported.is_value_inexact AS is_inexact,
        coalesce(reported.words_say = 'all', unit.name = '%' AND reported.value_low = 100, false) AS is_all,
        coalesce(reported.value_counted_from, '') AS counted_from,
        -- 提高≥3% and 降低≥3% are two targets, and neither is ≥3 %, unless the name says which it is (增长率).
        CASE WHEN reported.value_change <> coalesce(reported.name_change, '') THEN reported.value_change ELSE '' END AS moves
    FROM fact_indicator_actual AS reported
    JOIN dim_indicator_class AS class ON class.class_id = reported.class_id
    JOIN dim_measure_unit AS unit ON unit.measure_unit_id = reported.measure_unit_id
    JOIN dim_comparator AS comparator ON comparator.comparator_code = reported.comparator_code
    WHERE reported.stage = 'evaluation'
        AND reported.is_current
        AND reported.fiscal_year <> 0
        AND reported.indicator_id <> 0
        AND (reported.value_low IS NOT NULL OR reported.value_text IS NOT NULL)
),
beside AS (
    SELECT
        *,
        lag(fiscal_year) OVER years AS year_before,
        lag(rows_of_year) OVER years AS rows_of_year_before,
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
        lag(moves) OVER years AS moves_before,
        lag(target_as_text) OVER years AS target_before,
        lag(actual_printed) OVER years AS actual_before_printed
    FROM valued
    WINDOW years AS (PARTITION BY one_target ORDER BY fiscal_year, row_id)
),
compared AS (
    SELECT
        *,
        coalesce(direction, direction_before) AS way,
        CASE
            WHEN comparator_code = comparator_before THEN comparator_code <> 0 OR is_inexact = is_inexact_before
            ELSE 0 IN (comparator_code, comparator_before) AND NOT is_inexact AND NOT is_inexact_before
        END AS is_of_one_sign,
        CASE
            -- 零发生 says what 0 says.
            WHEN low = 0 AND words_say_before = 'none' THEN 'other'
            WHEN low_before = 0 AND words_say = 'none' THEN 'other'
            -- 全覆盖 says what 100 % says; and of 不低于90% beside 定性 no number was lost or found.
            WHEN (low IS NULL) <> (low_before IS NULL)
                AND ((is_all AND is_all_before) OR 'number' IN (words_say, words_say_before)) THEN 'other'
            WHEN low_before IS NULL AND low IS NOT NULL THEN 'quantified'
            WHEN low IS NULL AND low_before IS NOT NULL THEN 'vague'
            WHEN low IS NULL THEN if(value_text = text_before, 'same', 'other')
            WHEN base <> base_before OR direction <> direction_before OR counted_from <> counted_from_before OR moves <> moves_before THEN 'other'
            WHEN low = low_before AND high = high_before
                THEN if(is_of_one_sign, 'same', 'other')
            WHEN way = '正向' AND low <> low_before THEN if(low > low_before, 'raised', 'eased')
            WHEN way = '反向' AND high <> high_before THEN if(high < high_before, 'raised', 'eased')
            ELSE 'other'
        END AS change
    FROM beside
    WHERE rows_of_year = 1 AND rows_of_year_before = 1
),
found AS (
    SELECT compared.*, department.name AS department_name, indicator.name AS indicator_name
    FROM compared
    JOIN dim_department AS department ON department.department_id = compared.department_id
    JOIN dim_indicator AS indicator ON indicator.indicator_id = compared.indicator_id
    JOIN asked ON department.name LIKE asked.department
        AND indicator.name LIKE asked.words
        AND compared.fiscal_year = coalesce(asked.year, compared.fiscal_year)
        AND (asked.with_unchanged OR compared.change <> 'same')
),
ranked AS (
    SELECT *, count(*) OVER () AS targets_in_all
    FROM found
    ORDER BY fiscal_year DESC, change = 'same', change, row_id
    LIMIT 5000
),
shown AS (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
)
SELECT
    shown.department_name,
    project.name AS project_name,
    shown.indicator_name,
    shown.fiscal_year,
    shown.year_before,
    shown.change,
    CASE shown.change
        WHEN 'same' THEN '不变' WHEN 'raised' THEN '提高' WHEN 'eased' THEN '降低' WHEN 'quantified' THEN '量化'
        WHEN 'vague' THEN '改为文字' WHEN 'other' THEN '改变'
    END AS 变化,
    shown.target_before,
    shown.target_as_text AS target,
    nullif(shown.measure_unit_name, '未知｜unknown') AS measure_unit,
    shown.actual_before_printed,
    shown.actual_printed,
    shown.targets_in_all,
    shown.row_id
FROM shown
JOIN dim_project AS project ON project.project_id = shown.project_id
ORDER BY shown.fiscal_year DESC, shown.change = 'same', shown.change, shown.department_name, project.name, shown.indicator_name, shown.row_id;
