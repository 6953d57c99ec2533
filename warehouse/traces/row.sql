-- The document and the numbers of a row in it: what its printed values are found by.
SELECT
    document.document_id,
    document.document_name,
    document.format,
    budget.project_no,
    budget.phase,
    NULL::BIGINT AS indicator_no,
    NULL::BIGINT AS fund_no
FROM fact_project_budget AS budget
JOIN dim_document AS document USING (document_id)
WHERE budget.row_id = $row_id AND budget.row_base = $row_id & -65536
UNION ALL
SELECT
    document.document_id,
    document.document_name,
    document.format,
    budget.project_no,
    coalesce(part.phase, budget.phase),
    part.indicator_no,
    part.fund_no
FROM (
    SELECT row_id, row_base, project_row_id, NULL AS phase, indicator_no, NULL::BIGINT AS fund_no FROM fact_indicator_target
    UNION ALL
    SELECT row_id, row_base, project_row_id, NULL, indicator_no, NULL FROM fact_indicator_actual
    UNION ALL
    SELECT row_id, row_base, project_row_id, phase, NULL, fund_no FROM fact_project_funding
) AS part
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = part.project_row_id AND printed.row_base = part.project_row_id & -65536
) AS budget
JOIN dim_document AS document ON document.document_id = budget.document_id
WHERE part.row_id = $row_id AND part.row_base = $row_id & -65536;
