-- question: 15
-- 问题：哪些目标与同类单位的中位数相比偏低？
-- asks: which targets are easy against the median of peers?
-- reads: peers are all units that print the same indicator in the same class of level 2, direction and measure (万人 and 人 are
-- reads: converted) that year; a unit counts once, with the mean of its targets. Easy is below the median where more is better,
-- reads: above it where less is better, by more than the percent asked for. easier_percent is that distance in percent of the median.
-- reads: Amounts that go with a unit's size (people, kilometres) are easy by nature: look at shares and limits first
-- edit: in `asked`, the year (the latest one), words of the department's and the indicator's name, the least number of units and
-- edit: the distance in percent, whether shares (%) alone are compared, and how many rows: the easiest first
-- edit: (5,000 at most)
-- 读法：同类：当年采用同一指标、同二级类别、同方向、同计量（万人与人可换算）的全部单位，每个单位取其目标的平均数计一次。偏低：正向指标低于中位数、反向指标高于中位数，且超过所设百分比；easier_percent 为该差距占中位数的百分比。随单位规模变化的数量（人数、里程）本来就有高低，宜先看比例和限额。
-- 可改：asked 中的年度（默认最近一年）、部门名、指标词、最少单位数、差距百分比、是否只比较比例（%）、行数：最偏低者在先（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        '%' AS indicator,
        3 AS units,
        10 AS percent,
        false AS shares_alone,
        200 AS rows_shown
),
-- What is said of one row is one condition: of each further one the database takes it that few rows pass.
printed AS NOT MATERIALIZED (
    SELECT row_id, indicator_id, department_id, unit_id, class_id, measure_unit_id, direction = '正向' AS is_more_better, value_low
    FROM fact_indicator_target
    WHERE fiscal_year = (SELECT year FROM asked)
        AND coalesce(
            is_current AND value_low IS NOT NULL AND value_high IS NULL AND indicator_id <> 0 AND unit_id <> 0
            AND direction IS NOT NULL, false
        )
),
-- Few units have become others.
changed_unit AS MATERIALIZED (
    SELECT unit_id, current_unit_id FROM dim_unit WHERE current_unit_id <> unit_id
),
-- What texts come to is told once a unit of measure and a class, and not once a target.
measure AS (
    SELECT measure_unit_id, hash(base) AS base_key, coalesce(factor, 1)::DOUBLE AS factor
    FROM dim_measure_unit
    WHERE dimension IS NOT DISTINCT FROM 'ratio' OR NOT (SELECT shares_alone FROM asked)
),
class AS (
    SELECT class_id, hash(level_2) AS level_2_key FROM dim_indicator_class
),
target AS MATERIALIZED (
    SELECT
        printed.row_id,
        hash(printed.indicator_id, class.level_2_key, measure.base_key, printed.is_more_better) AS peers,
        coalesce(unit.current_unit_id, printed.unit_id) AS current_unit_id,
        measure.factor,
        printed.is_more_better,
        printed.department_id,
        printed.indicator_id,
        printed.value_low * measure.factor AS value
    FROM printed
    JOIN measure ON measure.measure_unit_id = printed.measure_unit_id
    JOIN class ON class.class_id = printed.class_id
    LEFT JOIN changed_unit AS unit ON unit.unit_id = printed.unit_id
),
of_unit AS (
    SELECT peers, avg(value) AS value
    FROM target
    GROUP BY peers, current_unit_id
),
peer AS MATERIALIZED (
    SELECT peers, median(value) AS median_value, count(*) AS peer_units, (SELECT percent FROM asked) AS percent
    FROM of_unit
    GROUP BY peers
    HAVING count(*) >= (SELECT units FROM asked) AND median(value) > 0
),
found AS (
    SELECT
        target.row_id,
        peer.median_value / target.factor AS median_value,
        peer.peer_units,
        round(
            100 * if(target.is_more_better, peer.median_value - target.value, target.value - peer.median_value)
            / peer.median_value, 1
        ) AS easier_percent
    FROM target
    JOIN peer ON peer.peers = target.peers
    WHERE easier_percent > peer.percent
        AND target.department_id IN (SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department)
        AND target.indicator_id IN (SELECT indicator_id FROM dim_indicator, asked WHERE name LIKE asked.indicator)
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS targets_in_all
    FROM found
    ORDER BY easier_percent DESC, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked CROSS JOIN (SELECT year FROM asked) LIMIT (SELECT rows_shown FROM asked)
)
-- LATERAL: of the millions only these rows are looked up, in their year.
SELECT
    indicator.name AS indicator_name,
    department.name AS department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    target.fiscal_year,
    target.target_as_text AS target,
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    round(shown.median_value, 4) AS median_value,
    shown.easier_percent,
    shown.peer_units,
    shown.targets_in_all,
    shown.row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_indicator_target AS printed
    WHERE printed.row_id = shown.row_id AND printed.fiscal_year = shown.year
) AS target
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
JOIN dim_department AS department ON department.department_id = target.department_id
JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
JOIN dim_project AS project ON project.project_id = target.project_id
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = target.measure_unit_id
ORDER BY shown.easier_percent DESC, indicator.name, department.name, unit.name, project.name, shown.row_id;
