-- What the reader counted, beside what was staged: the checks compare both with the facts.
WITH project AS (
    SELECT document_id, count(*) AS project_rows, sum(amount_yuan) AS amount_yuan
    FROM staged_projects
    GROUP BY document_id
),
fund AS (
    SELECT document_id, count(*) AS fund_rows FROM staged_funds GROUP BY document_id
),
other AS (
    SELECT document_id, count(*) AS other_tables FROM staged_other_tables GROUP BY document_id
)
SELECT
    staged.document_id,
    staged.cells,
    staged.heading_cells,
    staged.record_cells,
    staged.leftover_cells,
    staged.quarantined_cells,
    staged.printed_rows,
    staged.loaded_rows,
    staged.label_rows,
    staged.quarantined_rows,
    coalesce(project.project_rows, 0) AS project_rows,
    coalesce(fund.fund_rows, 0) AS fund_rows,
    coalesce(other.other_tables, 0) AS other_tables,
    project.amount_yuan::DECIMAL(18,2) AS amount_yuan
FROM staged_documents AS staged
LEFT JOIN project ON project.document_id = staged.document_id
LEFT JOIN fund ON fund.document_id = staged.document_id
LEFT JOIN other ON other.document_id = staged.document_id
ORDER BY staged.document_id
