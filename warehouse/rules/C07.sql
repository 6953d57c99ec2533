-- message: the project has no cost indicator: add one
-- rows: projects
-- A warning for what builds, buys or repairs.
SELECT
    row_id,
    CASE WHEN unknown > 0 OR unknown_outputs > 0 THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN told.is_asset THEN 'warning' END AS severity,
    CASE WHEN unknown > 0 OR unknown_outputs > 0
        THEN 'the class of some indicators is blank or unknown: it may be the missing one' END AS message,
    'no 成本指标' AS observed,
    '成本指标' AS expected
FROM target_projects
JOIN told_project_names AS told USING (name_serial)
WHERE indicators > 0 AND costs = 0
