-- Reach counts targets that count. Boilerplate: an indicator that three projects or more carry; three, because two
-- projects of one unit often share an indicator by their nature, and three seldom do. What the finance system fills in
-- is told apart from what departments share or one of them copies. Years are collected as bits of a number.
WITH boilerplate AS (SELECT 3 AS projects),
carried AS (
    SELECT
        name.indicator_id,
        target.project_id,
        target.department_id,
        unit.current_unit_id,
        count(*) AS rows,
        bit_or(1::BIGINT << target.fiscal_year % 60) FILTER (target.fiscal_year <> 0) AS years
    FROM stored.target AS target
    JOIN stored.indicator_name AS name ON name.name_serial = target.name_serial
    JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
    WHERE target.is_current
    GROUP BY ALL
),
reach AS (
    SELECT
        indicator_id,
        sum(rows)::BIGINT AS reach_rows,
        count(DISTINCT project_id) AS reach_projects,
        count(DISTINCT current_unit_id) AS reach_units,
        count(DISTINCT department_id) AS reach_departments,
        bit_count(bit_or(years)) AS reach_years
    FROM carried
    GROUP BY indicator_id
),
member AS (
    SELECT indicator_id, indicator_key, name, merged_into, is_template
    FROM entity_indicators
    WHERE indicator_id <> 0
    UNION ALL
    SELECT 0, NULL, '未知｜unknown', NULL, false
)
SELECT
    member.indicator_id,
    member.indicator_key,
    member.name,
    coalesce(reach.reach_rows, 0) AS reach_rows,
    coalesce(reach.reach_projects, 0) AS reach_projects,
    coalesce(reach.reach_units, 0) AS reach_units,
    coalesce(reach.reach_departments, 0) AS reach_departments,
    coalesce(reach.reach_years, 0)::BIGINT AS reach_years,
    member.indicator_id <> 0 AND coalesce(reach.reach_projects, 0) >= boilerplate.projects AS is_boilerplate,
    CASE
        WHEN member.indicator_id = 0 OR coalesce(reach.reach_projects, 0) < boilerplate.projects THEN NULL
        WHEN member.is_template THEN 'template'
        WHEN reach.reach_departments > 1 THEN 'shared'
        ELSE 'copied'
    END AS boilerplate_kind,
    member.merged_into
FROM member
CROSS JOIN boilerplate
LEFT JOIN reach ON reach.indicator_id = member.indicator_id
ORDER BY member.indicator_id
