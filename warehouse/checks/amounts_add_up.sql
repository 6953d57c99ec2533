-- says: each printed total that differs from its parts has a finding, and each document's money arrived whole
-- next: a total without its finding means that validation did not run on the document: load it again with --rebuild;
-- next: a sum that differs means that a project row was lost or doubled between staging and the facts
SELECT
    control_total.document_id,
    'printed total without finding' AS problem,
    control_total.label AS evidence,
    control_total.total_yuan AS expected,
    control_total.parts_yuan AS found
FROM control_total
ANTI JOIN (FROM finding WHERE rule_id IN ('S07', 'N14', 'N21')) AS told ON told.document_id = control_total.document_id
    AND told.page IS NOT DISTINCT FROM control_total.page
    AND told.sheet IS NOT DISTINCT FROM control_total.sheet
    AND told.source_row = control_total.source_row
WHERE coalesce(control_total.difference_yuan, 1) <> 0
    AND NOT (control_total.basis = 'project_expenditure' AND control_total.parts_yuan IS NULL)

UNION ALL
SELECT
    account.document_id,
    'sum of the projects',
    'fact_project_budget',
    account.amount_yuan,
    sum(budget.amount_yuan)
FROM document_account AS account
LEFT JOIN fact_project_budget AS budget ON budget.document_id = account.document_id
GROUP BY account.document_id, account.amount_yuan
HAVING account.amount_yuan IS DISTINCT FROM sum(budget.amount_yuan)
ORDER BY document_id, problem, evidence;
