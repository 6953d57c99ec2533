-- 问题：哪些目标连续三年完全相同？
-- asks: which targets stayed the same for three years or more?
-- reads: targets of the same project, indicator, class and unit, with the same comparator and value in years that follow
-- reads: each other; words count as well as numbers; amounts are the project's, all tranches together
-- edit: the years in `asked`
WITH asked AS (SELECT 3 AS years),
target AS (
    SELECT
        project_id,
        indicator_id,
        level_1,
        level_2,
        measure_unit,
        comparator,
        coalesce(value_low::VARCHAR || coalesce('~' || value_high::VARCHAR, ''), value_text) AS value,
        fiscal_year,
        min(value_printed) AS value_printed
    FROM mart_indicator_target
    WHERE fiscal_year IS NOT NULL AND coalesce(value_low::VARCHAR, value_text) IS NOT NULL
    GROUP BY ALL
),
run AS (
    SELECT
        *,
        fiscal_year - row_number() OVER (
            PARTITION BY project_id, indicator_id, level_1, level_2, measure_unit, comparator, value
            ORDER BY fiscal_year
        ) AS start
    FROM target
),
frozen AS (
    SELECT
        project_id,
        indicator_id,
        level_1,
        level_2,
        measure_unit,
        comparator,
        value,
        arg_max(value_printed, fiscal_year) AS value_printed,
        min(fiscal_year) AS first_year,
        max(fiscal_year) AS last_year,
        count(*) AS years
    FROM run
    GROUP BY ALL
    HAVING count(*) >= (SELECT years FROM asked)
),
money AS (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM mart_project_budget
    GROUP BY project_id, fiscal_year
)
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    indicator.name AS indicator_name,
    frozen.level_2,
    frozen.comparator,
    frozen.value_printed,
    frozen.measure_unit,
    frozen.first_year,
    frozen.last_year,
    frozen.years,
    first_money.amount_yuan AS amount_first_year_yuan,
    last_money.amount_yuan AS amount_last_year_yuan,
    indicator.boilerplate_kind
FROM frozen
JOIN dim_project AS project ON project.project_id = frozen.project_id
JOIN dim_indicator AS indicator ON indicator.indicator_id = frozen.indicator_id
JOIN dim_unit AS unit ON unit.unit_id = project.unit_id
JOIN dim_department AS department ON department.department_id = unit.department_id
LEFT JOIN money AS first_money ON first_money.project_id = frozen.project_id AND first_money.fiscal_year = frozen.first_year
LEFT JOIN money AS last_money ON last_money.project_id = frozen.project_id AND last_money.fiscal_year = frozen.last_year
ORDER BY department.name, unit.name, project.name, indicator.name, frozen.first_year, frozen.project_id,
    frozen.indicator_id, frozen.value;
