-- What a person who asks these questions would index; PostgreSQL and SQLite read the same statements.
CREATE UNIQUE INDEX target_row ON fact_indicator_target (row_id);
CREATE INDEX target_year_department ON fact_indicator_target (fiscal_year, region_id, department_id);
CREATE INDEX target_indicator ON fact_indicator_target (indicator_id, fiscal_year, project_id);
CREATE UNIQUE INDEX budget_row ON fact_project_budget (row_id);
CREATE INDEX budget_year_department ON fact_project_budget (fiscal_year, region_id, department_id);
CREATE UNIQUE INDEX region_id ON dim_region (region_id);
CREATE UNIQUE INDEX department_id ON dim_department (department_id);
CREATE UNIQUE INDEX indicator_id ON dim_indicator (indicator_id);
CREATE INDEX indicator_name ON dim_indicator (name);
CREATE UNIQUE INDEX document_id ON dim_document (document_id);
ANALYZE;
