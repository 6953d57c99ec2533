-- message: the project has too few third-level indicators: add what shows its results
-- rows: projects
SELECT row_id, indicators::VARCHAR AS observed, 'at least ' || plain(parameter('C10.least_indicators')) AS expected
FROM target_projects
WHERE indicators < parameter('C10.least_indicators')
