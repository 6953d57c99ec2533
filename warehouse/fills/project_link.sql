SELECT
    row_id,
    project_id,
    name_printed,
    unit_id,
    fiscal_year,
    link_rule AS rule,
    'rule' AS decided_by
FROM project_rows
ORDER BY project_id, fiscal_year, row_id
