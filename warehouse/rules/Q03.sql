-- message: the goal is that of another project or the project's name: write what this project is to reach
-- rows: projects
WITH pair AS (
    SELECT row_id, original_row_id FROM goal_copy WHERE likeness = 'exact' AND relation <> 'year_before'
    UNION
    SELECT original_row_id, row_id FROM goal_copy WHERE likeness = 'exact' AND relation <> 'year_before'
),
same AS (
    SELECT project.row_id, min(name.name) AS other
    FROM pair
    JOIN target_projects AS project ON project.row_id = pair.row_id
    JOIN target_projects AS other ON other.row_id = pair.original_row_id
    JOIN stored.project_name AS name ON name.name_serial = other.name_serial
    JOIN stored.goal AS goal ON goal.goal_serial = project.goal_serial
    WHERE project.is_current AND other.is_current AND other.fiscal_year = project.fiscal_year
        AND length(goal.goal) >= parameter('Q03.shortest_goal')
    GROUP BY project.row_id
),
-- Goals that are a name, with or without what a name holds beside its key.
named AS (
    SELECT goal.goal_serial, name.name_serial
    FROM stored.goal AS goal
    JOIN numbered_project_names AS name ON name.name = rtrim(goal.goal, '。.；;')
    UNION
    SELECT goal.goal_serial, name.name_serial
    FROM stored.goal AS goal
    JOIN numbered_project_names AS name ON name.project_key = rtrim(goal.goal, '。.；;')
)
SELECT row_id, 'the goal of ' || other AS observed, 'a goal of its own' AS expected
FROM same

UNION ALL
SELECT row_id, 'the name of the project', 'a goal of its own'
FROM target_projects
SEMI JOIN named USING (goal_serial, name_serial)
WHERE is_current AND row_id NOT IN (SELECT row_id FROM same)
