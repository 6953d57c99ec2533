-- question: 4
-- 问题：同一指标的目标值在各年度、各项目中如何变化？
-- asks: how did the target of one indicator change through the years, project by project?
-- reads: a change is told against the project's last year before that prints the indicator in the same class and unit of
-- reads: measure (year_before); harder and easier go by the direction: a lower target is easier where more is better, harder
-- reads: where less is better. Each tranche (提前下达) is followed by itself. Targets in words have no change
-- edit: in `asked`, words of the indicator's and the department's name (% stands for any text); at most 20 indicators, those
-- edit: in most projects, and 500 rows
-- edit: (10,000 at most)
-- 读法：与该项目此前最近一年、同类别、同计量单位的同一指标比较（year_before）；提高、降低按指标方向判断：正向指标值变小为降低，反向指标值变大为降低。各资金批次分别比较；文字目标无变化值。
-- 可改：asked 中的指标词、部门名（% 代表任意文字）；至多 20 个指标（项目最多者在先）、500 行（最多 10000 行）。
WITH asked AS (SELECT '%满意度%' AS words, '%' AS department, 20 AS indicators, 500 AS rows_shown),
chosen AS (
    SELECT indicator_id, name, reach_projects
    FROM dim_indicator, asked
    WHERE indicator_id <> 0 AND reach_rows > 0 AND name LIKE asked.words
    ORDER BY reach_projects DESC, reach_rows DESC, indicator_id
    LIMIT (SELECT indicators FROM asked)
),
borne AS (
    SELECT
        target.row_id,
        target.indicator_id,
        target.project_id,
        target.project_row_id,
        target.class_id,
        target.measure_unit_id,
        target.fiscal_year
    FROM fact_indicator_target AS target
    JOIN chosen ON chosen.indicator_id = target.indicator_id
    JOIN dim_department AS department ON department.department_id = target.department_id
    JOIN asked ON department.name LIKE asked.department
    WHERE target.is_current AND target.fiscal_year <> 0
),
ranked AS MATERIALIZED (
    SELECT borne.*, (SELECT count(*) FROM borne) AS rows_in_all
    FROM borne
    JOIN chosen ON chosen.indicator_id = borne.indicator_id
    ORDER BY chosen.reach_projects DESC, borne.indicator_id, borne.project_id, borne.fiscal_year, borne.row_id
    LIMIT (SELECT rows_shown FROM asked)
),
-- Few rows are looked up: said by a number, because the database prepares for all where it cannot foresee how few.
shown AS MATERIALIZED (
    FROM ranked LIMIT 10000
),
printed AS MATERIALIZED (
    SELECT * FROM fact_indicator_target WHERE row_id IN (SELECT row_id FROM shown)
),
valued AS (
    SELECT
        shown.rows_in_all,
        class.level_2,
        budget.tranche,
        target.*,
        target.direction
    FROM shown
    JOIN printed AS target ON target.row_id = shown.row_id
    JOIN fact_project_budget AS budget ON budget.row_id = shown.project_row_id
    JOIN dim_indicator_class AS class ON class.class_id = shown.class_id
),
compared AS (
    SELECT
        *,
        value_low - lag(value_low) OVER one_target AS change_of_value_low,
        coalesce(value_high, value_low) - lag(coalesce(value_high, value_low)) OVER one_target AS change_of_value_high,
        lag(fiscal_year) OVER one_target AS year_before
    FROM valued
    WINDOW one_target AS (
        PARTITION BY indicator_id, project_id, level_2, measure_unit_id, tranche
        ORDER BY fiscal_year, row_id
    )
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
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    compared.year_before,
    compared.change_of_value_low,
    CASE
        WHEN compared.change_of_value_low = 0 AND compared.change_of_value_high = 0 THEN 'same'
        WHEN compared.direction = '正向' AND compared.change_of_value_low <> 0
            THEN if(compared.change_of_value_low > 0, 'harder', 'easier')
        WHEN compared.direction = '反向' AND compared.change_of_value_high <> 0
            THEN if(compared.change_of_value_high < 0, 'harder', 'easier')
        WHEN compared.change_of_value_low IS NOT NULL THEN 'other'
    END AS change,
    CASE change WHEN 'same' THEN '不变' WHEN 'harder' THEN '提高' WHEN 'easier' THEN '降低' WHEN 'other' THEN '改变' END AS 变化,
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
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = compared.measure_unit_id
JOIN dim_document AS document ON document.document_id = compared.document_id
ORDER BY indicator.name, department.name, project.name, compared.project_id, compared.fiscal_year, compared.row_id;
