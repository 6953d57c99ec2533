-- message: the project has no satisfaction indicator: add one where it serves people
-- rows: projects
-- A warning for what people outside the government use.
SELECT
    row_id,
    CASE WHEN unknown > 0 THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN told.is_public_service THEN 'warning' END AS severity,
    CASE WHEN unknown > 0 THEN 'level 1 of ' || unknown || ' indicators is blank or unknown: it may be the missing class' END
        AS message,
    'no 满意度指标' AS observed,
    '满意度指标' AS expected
FROM target_projects
JOIN told_project_names AS told USING (name_serial)
WHERE indicators > 0 AND satisfactions = 0
