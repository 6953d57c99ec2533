-- message: the project has no output or no benefit indicator: add one
-- rows: projects
SELECT
    row_id,
    CASE WHEN unknown > 0 THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN unknown > 0 THEN 'level 1 of ' || unknown || ' indicators is blank or unknown: it may be the missing class' END
        AS message,
    'no ' || concat_ws(', no ', CASE WHEN outputs = 0 THEN '产出指标' END,
        CASE WHEN benefits = 0 THEN '效益指标' END) AS observed,
    '产出指标, 效益指标' AS expected
FROM target_projects
WHERE outputs = 0 OR benefits = 0
