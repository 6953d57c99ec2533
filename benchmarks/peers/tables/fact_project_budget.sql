-- What a project costs: the columns that the questions read.
SELECT row_id, fiscal_year, region_id, department_id, unit_id, project_id, phase, category, amount_yuan, is_current
FROM fact_project_budget
