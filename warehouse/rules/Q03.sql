-- message: the goal is that of another project or the project's name: write what this project is to reach
WITH pair AS (
    SELECT row_id, original_row_id FROM goal_copy WHERE likeness = 'exact' AND relation <> 'year_before'
    UNION
    SELECT original_row_id, row_id FROM goal_copy WHERE likeness = 'exact' AND relation <> 'year_before'
),
same AS (
    SELECT project.row_id, min(other.name) AS other
    FROM pair
    JOIN target_projects AS project ON project.row_id = pair.row_id
    JOIN target_projects AS other ON other.row_id = pair.original_row_id
    WHERE project.is_current AND other.is_current AND other.fiscal_year = project.fiscal_year
        AND length(project.goal) >= parameter('Q03.shortest_goal')
    GROUP BY project.row_id
)
SELECT row_id, 'the goal of ' || other AS observed, 'a goal of its own' AS expected
FROM same

UNION ALL
SELECT row_id, 'the name of the project', 'a goal of its own'
FROM target_projects
WHERE is_current AND rtrim(goal, '。.；;') IN (name, project_key) AND row_id NOT IN (SELECT row_id FROM same)
