-- message: the target date lies after the fiscal year or the project's end: correct the date
WITH dated AS (
    SELECT
        told.row_id,
        told.value_text,
        told.day.year::INTEGER AS year,
        coalesce(nullif(told.day.month, '')::INTEGER, 1) AS month,
        project.fiscal_year,
        project.end_date
    FROM told_values AS told
    JOIN fact_indicator_target AS target ON target.row_id = told.row_id
    JOIN judged_projects AS project ON project.row_id = target.project_row_id
    WHERE told.day.year <> ''
)
SELECT
    row_id,
    CASE WHEN fiscal_year = 0 AND end_date IS NULL THEN 'undecidable' ELSE 'fail' END AS state,
    CASE WHEN fiscal_year = 0 AND end_date IS NULL
        THEN 'the fiscal year and the end of the project are unknown, so that the date cannot be held against them' END
        AS message,
    value_text AS observed,
    'until ' || coalesce(end_date::VARCHAR, nullif(fiscal_year, 0)::VARCHAR, '?') AS expected
FROM dated
WHERE fiscal_year = 0 AND end_date IS NULL
    OR fiscal_year <> 0 AND year > fiscal_year
    OR year * 12 + month > year(end_date) * 12 + month(end_date)
