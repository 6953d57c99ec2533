-- question: 5
-- 问题：哪些项目预算增加而目标降低或不变？
-- asks: which targets were eased, or stayed as they were, although the project's budget grew?
-- reads: numeric targets of the same project, indicator, class and unit of measure (万人 and 人 are converted) in the year and
-- reads: the year before; eased means lower where more is better, and higher where less is better; vague: a number became
-- reads: words, which nobody can miss; a row that only one of the years prints is not compared, and of several rows of one name
-- reads: only those that stay are told. is_of_other_magnitude: the two are a hundred times apart or more, which is a misprinted
-- reads: unit rather than a decision: look at both rows first. Amounts are the project's, in yuan, all tranches (提前下达) together, those of a whole-department form the
-- reads: department's; of targets that several tranches print the first is compared. is_at_limit: the target stands
-- reads: at 100 % or at zero, where it can hardly be raised
-- edit: in `asked`, the year (the latest one), words of the department's name, whether unchanged targets are shown too,
-- edit: and how many rows
-- edit: (5,000 at most)
-- 读法：比较同一项目、指标、类别、计量单位（万人与人可换算）本年与上年的数值目标；降低：正向指标变小，反向指标变大；改为文字：数值改成文字，往后不会不达标；仅一年印出的不比较，同一项目中同名的几条只列不变者。is_of_other_magnitude：相差百倍以上，多为计量单位误印而非调整目标，先核对两行。金额为项目批复数，单位元，各批次合计，部门整体表为部门总额；多批次都印出的取第一批次。is_at_limit：已是 100% 或 0，难以再提高。
-- 可改：asked 中的年度（默认最近一年）、部门名、是否也列出不变的目标、行数（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        true AS with_unchanged,
        200 AS rows_shown
),
-- A department's own form is held beside the department's whole money.
budget AS (
    SELECT project_id, fiscal_year, amount_yuan
    FROM project_year
    UNION ALL
    SELECT project_id, fiscal_year, amount_yuan
    FROM fact_project_budget
    WHERE category = '部门整体' AND phase = '批复' AND is_current
),
grown AS MATERIALIZED (
    SELECT
        project_id,
        sum(amount_yuan) FILTER (WHERE fiscal_year = asked.year) AS amount_yuan,
        sum(amount_yuan) FILTER (WHERE fiscal_year < asked.year) AS amount_before_yuan
    FROM budget
    JOIN asked ON fiscal_year BETWEEN asked.year - 1 AND asked.year
    GROUP BY project_id
    HAVING sum(amount_yuan) FILTER (WHERE fiscal_year = asked.year) > sum(amount_yuan) FILTER (WHERE fiscal_year < asked.year)
),
run AS MATERIALIZED (
    SELECT
        row_id,
        first_row_id,
        before_row_id,
        project_id,
        is_at_limit,
        last_year,
        if(first_year < asked.year, 'unchanged', change) AS change_told
    FROM target_run
    JOIN asked ON asked.year BETWEEN first_year AND last_year
    WHERE if(first_year < asked.year, asked.with_unchanged AND NOT is_words, change IN ('eased', 'vague'))
        AND department_id IN (SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department)
),
found AS (
    SELECT run.*, grown.amount_yuan, grown.amount_before_yuan
    FROM run
    JOIN grown ON grown.project_id = run.project_id
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS targets_in_all
    FROM found
    ORDER BY list_position(['eased', 'vague', 'unchanged'], change_told), is_at_limit,
        amount_yuan - amount_before_yuan DESC, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
largest AS MATERIALIZED (
    FROM ranked LIMIT (SELECT rows_shown FROM asked)
),
-- LATERAL: of the millions only these rows are looked up, in their years.
last AS MATERIALIZED (
    SELECT target.*
    FROM largest
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = largest.row_id AND printed.fiscal_year = largest.last_year
    ) AS target
    WHERE largest.change_told = 'unchanged'
),
-- All that their projects print in both years.
around AS MATERIALIZED (
    SELECT target.*
    FROM (SELECT DISTINCT project_id, unnest([asked.year, asked.year - 1]) AS year FROM last CROSS JOIN asked) AS printed_in
    CROSS JOIN LATERAL (
        SELECT row_id, project_id, indicator_id, comparator_code, measure_unit_id, class_id, value_low, fiscal_year
        FROM fact_indicator_target AS printed
        WHERE printed.project_id = printed_in.project_id AND printed.fiscal_year = printed_in.year AND printed.is_current
    ) AS target
),
-- A target that stays may be printed otherwise in each of the two years.
stayed AS (
    SELECT
        last.row_id AS last_row_id,
        min(target.row_id) FILTER (WHERE target.fiscal_year = asked.year) AS row_id,
        min(target.row_id) FILTER (WHERE target.fiscal_year < asked.year) AS before_row_id
    FROM last
    CROSS JOIN asked
    JOIN around AS target ON target.project_id = last.project_id
        AND target.indicator_id = last.indicator_id
        AND (target.comparator_code = last.comparator_code OR 0 IN (target.comparator_code, last.comparator_code))
    JOIN dim_measure_unit AS last_unit ON last_unit.measure_unit_id = last.measure_unit_id
    JOIN dim_measure_unit AS unit ON unit.measure_unit_id = target.measure_unit_id AND unit.base = last_unit.base
        AND round(target.value_low::DOUBLE * coalesce(unit.factor, 1)::DOUBLE, 6)
            = round(last.value_low::DOUBLE * coalesce(last_unit.factor, 1)::DOUBLE, 6)
    JOIN dim_indicator_class AS last_class ON last_class.class_id = last.class_id
    JOIN dim_indicator_class AS class ON class.class_id = target.class_id
        AND replace(coalesce(class.level_2, class.level_1), '经济成本指标', '成本指标')
            IS NOT DISTINCT FROM replace(coalesce(last_class.level_2, last_class.level_1), '经济成本指标', '成本指标')
    GROUP BY last.row_id
),
shown AS (
    SELECT
        largest.change_told AS change,
        coalesce(stayed.row_id, largest.first_row_id) AS row_id,
        coalesce(stayed.before_row_id, largest.before_row_id) AS row_before_id,
        largest.is_at_limit,
        largest.amount_yuan,
        largest.amount_before_yuan,
        largest.targets_in_all
    FROM largest
    LEFT JOIN stayed ON stayed.last_row_id = largest.row_id
),
looked_up AS MATERIALIZED (
    SELECT row_id, asked.year FROM shown CROSS JOIN asked
    UNION
    SELECT row_before_id, asked.year - 1 FROM shown CROSS JOIN asked
),
printed AS MATERIALIZED (
    SELECT target.*
    FROM looked_up
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = looked_up.row_id AND printed.fiscal_year = looked_up.year
    ) AS target
)
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    indicator.name AS indicator_name,
    target.fiscal_year,
    shown.change,
    CASE shown.change WHEN 'eased' THEN '降低' WHEN 'vague' THEN '改为文字' ELSE '不变' END AS 变化,
    before.target_as_text AS target_before,
    target.target_as_text AS target,
    nullif(unit_before.name, '未知｜unknown') AS measure_unit_before,
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    shown.is_at_limit,
    coalesce(
        greatest(
            target.value_low * coalesce(measure_unit.factor, 1) / nullif(before.value_low * coalesce(unit_before.factor, 1), 0),
            before.value_low * coalesce(unit_before.factor, 1) / nullif(target.value_low * coalesce(measure_unit.factor, 1), 0)
        ) >= 100,
        false
    ) AS is_of_other_magnitude,
    shown.amount_before_yuan,
    shown.amount_yuan,
    shown.amount_yuan - shown.amount_before_yuan AS change_yuan,
    shown.targets_in_all,
    shown.row_id
FROM shown
JOIN printed AS target ON target.row_id = shown.row_id
JOIN printed AS before ON before.row_id = shown.row_before_id
JOIN dim_department AS department ON department.department_id = target.department_id
JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
JOIN dim_project AS project ON project.project_id = target.project_id
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = target.measure_unit_id
JOIN dim_measure_unit AS unit_before ON unit_before.measure_unit_id = before.measure_unit_id
ORDER BY list_position(['eased', 'vague', 'unchanged'], shown.change), shown.is_at_limit, change_yuan DESC, department.name, project.name,
    indicator.name, shown.row_id;
