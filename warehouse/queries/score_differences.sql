-- question: 21
-- 问题：哪些自评得分复算与公布不符？
-- asks: which published scores differ from those that the rules give?
-- reads: two lists in one, told by about: indicator (a published score that no version of the scoring rules gives, rounded or cut off as
-- reads: printed; recomputed is by the current rules) and total (a published total that is off the sum of the recomputed scores and
-- reads: execution rate × 10). Qualitative indicators are a person's points: they stand in the total as published
-- edit: in `asked`, the points that a total may be off, the year (NULL for all), words of the department's name, and how many
-- edit: rows: the largest differences first
-- 读法：两部分，以 about 区分：indicator 为任何版本的计分规则都得不出的公布得分（按印出的小数位四舍五入或截断），recomputed 按现行规则；total 为公布总分与复算得分之和加执行率 × 10 不符。定性指标由人打分，在总分中按公布数计。
-- 可改：asked 中的总分容差、年度（NULL 为全部）、部门名、行数：差额最大者在先。
WITH asked AS (SELECT 0.05 AS tolerance, NULL::INTEGER AS year, '%' AS department, 200 AS rows_shown),
evaluated AS (
    SELECT mart.*
    FROM mart_target_actual AS mart
    JOIN asked ON mart.fiscal_year IS NOT DISTINCT FROM coalesce(asked.year, mart.fiscal_year)
        AND mart.department_name LIKE asked.department
),
found AS (
    SELECT
        'indicator' AS about,
        department_name,
        unit_name,
        project_name,
        fiscal_year,
        indicator_name,
        coalesce(target_restated_printed, target_budgeted_printed) AS target,
        actual_printed,
        weight,
        score AS published,
        score_recomputed AS recomputed,
        score_difference AS difference,
        score_current,
        score_2017,
        reason,
        row_id
    FROM evaluated
    WHERE score IS NOT NULL AND score_recomputed IS NOT NULL AND scoring_rule IS NULL
    UNION ALL
    SELECT DISTINCT
        'total',
        department_name,
        unit_name,
        project_name,
        fiscal_year,
        NULL,
        NULL,
        NULL,
        NULL::DECIMAL(9, 4),
        total_score,
        total_recomputed,
        total_score - total_recomputed,
        NULL::DECIMAL(9, 4),
        NULL::DECIMAL(9, 4),
        NULL,
        project_row_id
    FROM evaluated, asked
    WHERE abs(total_score - total_recomputed) > asked.tolerance
)
SELECT
    about,
    CASE about WHEN 'indicator' THEN '指标得分' ELSE '总分' END AS 对象,
    * EXCLUDE (about, row_id),
    (SELECT count(*) FROM found) AS rows_in_all,
    row_id
FROM found
ORDER BY abs(difference) DESC, about, department_name, unit_name, project_name, indicator_name, row_id
LIMIT (SELECT rows_shown FROM asked);
