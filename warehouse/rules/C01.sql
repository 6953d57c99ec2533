-- message: the annual goal is empty: write it
-- rows: projects
-- Where a list prints no goal at all, it may have no column for it.
SELECT
    project.row_id,
    CASE WHEN document.has_goals OR project.form <> 'list' THEN 'fail' ELSE 'undecidable' END AS state,
    CASE WHEN NOT document.has_goals AND project.form = 'list'
        THEN 'no project of the document has a goal: its table may have no column for it' END AS message,
    'a goal' AS expected
FROM target_projects AS project
JOIN (SELECT document_serial, bool_or(goal_serial <> 0) AS has_goals FROM target_projects GROUP BY document_serial) AS document
    USING (document_serial)
WHERE project.goal_serial = 0
