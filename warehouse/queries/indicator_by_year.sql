-- 问题：某一指标的目标值在各年度、各项目中如何变化？
-- asks: how did the target of one indicator change through the years, project by project?
-- edit: the words in `asked`; % stands for any text
WITH asked AS (SELECT '%满意度%' AS words)
SELECT
    target.indicator_name,
    target.department_name,
    target.project_name_canonical AS project_name,
    target.fiscal_year,
    target.comparator,
    target.value_printed,
    target.value_low,
    target.value_high,
    target.measure_unit,
    target.value_low - lag(target.value_low) OVER one_target AS change_of_value_low,
    target.document_name,
    target.page,
    target.source_row
FROM mart_indicator_target AS target
JOIN fact_project_budget AS budget ON budget.row_id = target.project_row_id
JOIN asked ON target.indicator_name LIKE asked.words
WHERE target.fiscal_year IS NOT NULL
WINDOW one_target AS (
    PARTITION BY target.indicator_id, target.project_id, target.measure_unit, budget.tranche
    ORDER BY target.fiscal_year, target.row_id
)
ORDER BY
    target.indicator_name, target.department_name, project_name, target.project_id, target.fiscal_year, target.row_id;
