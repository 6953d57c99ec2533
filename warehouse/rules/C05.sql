-- message: the project has no timeliness indicator: add one
-- rows: projects
SELECT
    row_id,
    CASE WHEN unknown_outputs > 0 THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN unknown_outputs > 0
        THEN 'level 2 of ' || unknown_outputs || ' indicators is blank or unknown: it may be the missing class' END AS message,
    'no 时效指标' AS observed,
    '时效指标' AS expected
FROM target_projects
WHERE indicators > 0 AND timelinesses = 0
