-- 问题：哪些项目的一套指标与同年度另一项目相同或相近？
-- asks: which projects print the same set of indicators as another one of their year, or nearly the same, and which?
-- reads: score is the part of all indicators of both that stands in both; origin template: all that is shared is the
-- reads: finance system's own, else copied
-- edit: the condition in `asked`, such as origin = 'copied'
-- 读法：score 为两套共有指标占两套全部指标的比例；origin 为 template 表示共有的都是系统模板指标，否则为 copied。
-- 可改：asked 中的条件，如 origin = 'copied'。
WITH asked AS (
    SELECT * FROM indicator_set_copy
    WHERE shared >= 2
),
printed AS (
    SELECT DISTINCT target.project_row_id, indicator.indicator_id, indicator.name
    FROM fact_indicator_target AS target
    JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
    WHERE target.indicator_id <> 0
        AND target.project_row_id IN (SELECT row_id FROM asked UNION ALL SELECT original_row_id FROM asked)
),
evidence AS (
    SELECT
        asked.row_id,
        string_agg(here.name, '、' ORDER BY here.name) FILTER (WHERE there.indicator_id IS NOT NULL) AS shared_indicators,
        string_agg(here.name, '、' ORDER BY here.name) FILTER (WHERE there.indicator_id IS NULL) AS own_indicators
    FROM asked
    JOIN printed AS here ON here.project_row_id = asked.row_id
    LEFT JOIN printed AS there ON there.project_row_id = asked.original_row_id
        AND there.indicator_id = here.indicator_id
    GROUP BY asked.row_id
),
project AS (
    SELECT
        budget.row_id,
        nullif(budget.fiscal_year, 0) AS fiscal_year,
        region.name AS region_name,
        department.name AS department_name,
        unit.name AS unit_name,
        coalesce(budget.name_printed, budget.name) AS project_name
    FROM fact_project_budget AS budget
    JOIN dim_region AS region ON region.region_id = budget.region_id
    JOIN dim_department AS department ON department.department_id = budget.department_id
    JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
)
SELECT
    copy.fiscal_year,
    copy.region_name,
    copy.department_name,
    copy.unit_name,
    copy.project_name,
    asked.likeness,
    asked.score,
    asked.relation,
    asked.origin,
    evidence.shared_indicators,
    evidence.own_indicators,
    original.region_name AS original_region_name,
    original.department_name AS original_department_name,
    original.unit_name AS original_unit_name,
    original.project_name AS original_project_name,
    copy.row_id,
    original.row_id AS original_row_id
FROM asked
JOIN evidence ON evidence.row_id = asked.row_id
JOIN project AS copy ON copy.row_id = asked.row_id
JOIN project AS original ON original.row_id = asked.original_row_id
ORDER BY
    asked.origin, copy.fiscal_year, copy.region_name, copy.department_name, copy.unit_name, copy.project_name, copy.row_id;
