-- message: another project of the year has the same indicators, or nearly: write this project's own
-- rows: projects
-- Every project of a set is told, the first one as well: no document says who wrote first.
WITH pair AS (
    SELECT row_id, original_row_id, likeness, score FROM indicator_set_copy
    WHERE shared >= parameter('Q02.least_shared') AND (likeness = 'exact' OR score >= parameter('Q02.near_score'))
    UNION ALL
    SELECT original_row_id, row_id, likeness, score FROM indicator_set_copy
    WHERE shared >= parameter('Q02.least_shared') AND (likeness = 'exact' OR score >= parameter('Q02.near_score'))
),
best AS (
    SELECT row_id, min(likeness) AS likeness, min({'score': -score, 'other': original_row_id}) AS other, count(*) AS others
    FROM pair
    GROUP BY row_id
)
SELECT
    best.row_id,
    best.likeness || ', ' || plain(-best.other.score) || ': ' || name.name || CASE WHEN best.others > 1 THEN ' …' ELSE '' END
        AS observed,
    'indicators of its own' AS expected
FROM best
JOIN judged_projects AS project ON project.row_id = best.row_id AND project.is_current
JOIN judged_projects AS other ON other.row_id = best.other.other
JOIN stored.project_name AS name ON name.name_serial = other.name_serial
