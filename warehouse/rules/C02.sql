-- message: the project has no output or no benefit indicator: add one
SELECT
    row_id,
    CASE WHEN unknown > 0 THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN unknown > 0 THEN 'level 1 of ' || unknown || ' indicators is blank or unknown: it may be the missing class' END
        AS message,
    'no ' || concat_ws(', no ', CASE WHEN coalesce(outputs, 0) = 0 THEN '产出指标' END,
        CASE WHEN coalesce(benefits, 0) = 0 THEN '效益指标' END) AS observed,
    '产出指标, 效益指标' AS expected
FROM target_projects
WHERE coalesce(outputs, 0) = 0 OR coalesce(benefits, 0) = 0
