SELECT
    fiscal_year::INTEGER AS fiscal_year,
    change,
    project_id,
    earlier_project_id,
    name,
    earlier_name,
    decided_by
FROM entity_project_lineages
ORDER BY fiscal_year, change, project_id, earlier_project_id
