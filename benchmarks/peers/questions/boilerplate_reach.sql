-- asks: which fifty indicators stand in most projects, and in how many rows, units and departments?
WITH reach AS (
    SELECT
        indicator_id,
        count(*) AS targets,
        count(DISTINCT project_id) AS projects,
        count(DISTINCT unit_id) AS units,
        count(DISTINCT department_id) AS departments
    FROM fact_indicator_target
    WHERE is_current
    GROUP BY indicator_id
)
SELECT indicator.name AS indicator_name, reach.projects, reach.targets, reach.units, reach.departments
FROM reach
JOIN dim_indicator AS indicator ON indicator.indicator_id = reach.indicator_id
ORDER BY reach.projects DESC, reach.targets DESC, reach.indicator_id
LIMIT 50;
