-- message: the goal or the dates are those of another year: write those of the fiscal year
-- rows: projects
-- A goal is of another year when it names years and none of them is the fiscal year; dates are when they leave it out.
WITH named AS (
    SELECT project.row_id, project.fiscal_year, goal.years
    FROM target_projects AS project
    JOIN (
        SELECT goal_serial, list_distinct(regexp_extract_all(without('passing_year', goal), '(20[0-9]{2})年', 1)) AS years
        FROM stored.goal
        WHERE contains(goal, '20')
    ) AS goal USING (goal_serial)
)
SELECT
    row_id,
    CASE WHEN fiscal_year = 0 THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN fiscal_year = 0 THEN 'the fiscal year is unknown, so that the years of the goal cannot be held against it' END
        AS message,
    array_to_string(list_sort(years), '、') AS observed,
    fiscal_year::VARCHAR AS expected
FROM named
WHERE years <> [] AND NOT list_contains(years, fiscal_year::VARCHAR)

UNION ALL
SELECT row_id, 'fail', NULL, coalesce(start_date::VARCHAR, '') || '–' || coalesce(end_date::VARCHAR, ''), fiscal_year::VARCHAR
FROM target_projects
WHERE fiscal_year <> 0 AND (year(start_date) > fiscal_year OR year(end_date) < fiscal_year)
    AND row_id NOT IN (SELECT row_id FROM named WHERE years <> [] AND NOT list_contains(years, fiscal_year::VARCHAR))
