-- One without a printed name goes by its code: whoever looks for names would lose it silently. Successors never lead in a
-- circle; UNION still ends the walk if they did. Code and name of now stand here, so that marts need no further join.
WITH RECURSIVE walk AS (
    SELECT department_id, successor_id AS reached_id FROM entity_departments WHERE successor_id IS NOT NULL
    UNION
    SELECT walk.department_id, next.successor_id
    FROM walk
    JOIN entity_departments AS next ON next.department_id = walk.reached_id
    WHERE next.successor_id IS NOT NULL
),
last AS (
    SELECT walk.department_id, walk.reached_id
    FROM walk
    JOIN entity_departments AS reached ON reached.department_id = walk.reached_id
    WHERE reached.successor_id IS NULL
)
SELECT
    department.department_id,
    department.region_id,
    department.code,
    coalesce(department.name, department.code) AS name,
    department.valid_from_year::INTEGER AS valid_from_year,
    department.valid_to_year::INTEGER AS valid_to_year,
    department.successor_id,
    now.department_id AS current_department_id,
    now.code AS code_current,
    coalesce(now.name, now.code) AS name_current
FROM entity_departments AS department
LEFT JOIN last ON last.department_id = department.department_id
JOIN entity_departments AS now ON now.department_id = coalesce(last.reached_id, department.department_id)
WHERE department.department_id <> 0
UNION ALL
SELECT 0, 0, NULL, '未知｜unknown', NULL, NULL, NULL, 0, NULL, '未知｜unknown'
ORDER BY department_id
