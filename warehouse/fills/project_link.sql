SELECT
    row_id,
    project_id,
    coalesce(name_printed, name) AS name_printed,
    unit_id,
    fiscal_year,
    link_rule AS rule,
    link_decided_by AS decided_by
FROM project_rows
WHERE phase = '批复'
ORDER BY project_id, fiscal_year, row_id
