-- Of a project's money of one span and phase the block of the first stage counts: an evaluation restates the budget's.
WITH placed AS (
    SELECT
        fund.*,
        project.row_id AS project_row_id,
        project.fiscal_year,
        project.region_id,
        project.department_id,
        project.unit_id,
        project.project_id,
        project.is_valid,
        list_position(['target', 'evaluation', 'monitoring'], project.stage) AS stage_no
    FROM staged_funds AS fund
    JOIN project_rows AS project ON project.document_id = fund.document_id
        AND project.project_no = fund.project_no
        AND project.phase = '批复'
)
SELECT
    row_base(row_id) AS row_base,
    row_no(row_id) AS row_no,
    project_row_id - row_base(row_id) AS project_row_no,
    fiscal_year,
    region_id,
    department_id,
    unit_id,
    project_id,
    fund_no,
    span,
    source,
    phase,
    label_printed,
    amount_yuan,
    amount_printed,
    money_unit_printed,
    is_valid AND stage_no = min(stage_no) FILTER (is_valid) OVER (
        PARTITION BY project_id, fiscal_year, span, phase
    ) AS is_current,
    document_id,
    page,
    sheet,
    source_row,
    box
FROM placed
ORDER BY fiscal_year, region_id, department_id, unit_id, document_id, project_no, fund_no, row_id
