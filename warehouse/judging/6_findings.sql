-- What was found while reading, typing and resolving, beside what the rules of the warehouse say. The same finding from two
-- rooms is one. A rule of the warehouse speaks once of a row, so that both together make its id; any other finding has an
-- id of all its words.
CREATE TEMP VIEW told AS
SELECT
    words_id('finding', concat_ws(
        chr(31), document_id, rule_id, severity, state, message, evidence, observed, expected, coalesce(page::VARCHAR, ''),
        coalesce(sheet, ''), coalesce(source_row::VARCHAR, ''), coalesce(row_id::VARCHAR, '')
    )) AS finding_id,
    document_id, rule_id, severity, state, message, evidence, observed, expected, page, sheet, source_row, row_id,
    false AS is_once
FROM (SELECT * FROM staged_findings UNION SELECT * FROM entity_findings)
UNION ALL BY NAME
SELECT
    CASE
        WHEN verdict.row_id IS NOT NULL THEN xor(verdict.row_id, rule.rule_key)
        ELSE words_id('finding', concat_ws(
            chr(31), document_id, rule_id, evidence, coalesce(page::VARCHAR, ''), coalesce(sheet, ''), source_row::VARCHAR
        ))
    END AS finding_id,
    document_id, rule_id, severity, state, coalesce(verdict.message, rule.message) AS message, evidence, observed, expected,
    page, sheet, source_row, row_id, row_id IS NOT NULL AS is_once
FROM verdict
JOIN (SELECT rule_id, message, words_id('rule', rule_id) AS rule_key FROM rule_messages) AS rule USING (rule_id);

CREATE TEMP TABLE spoken_rows AS
SELECT row_id FROM verdict WHERE row_id IS NOT NULL
UNION
SELECT row_id FROM staged_findings WHERE row_id IS NOT NULL
UNION
SELECT row_id FROM entity_findings WHERE row_id IS NOT NULL;

-- The fact rows that are spoken of: where they stand and what they are called.
CREATE TEMP TABLE told_places AS
SELECT
    row_id, 'fact_indicator_target' AS row_table, name_printed AS name, document_id, page, sheet, source_row, region_id,
    department_id, fiscal_year, is_current
FROM fact_indicator_target
WHERE row_id IN (FROM spoken_rows)
UNION ALL
SELECT
    row_id, 'fact_indicator_actual', name_printed, document_id, page, sheet, source_row, region_id, department_id,
    fiscal_year, is_current
FROM fact_indicator_actual
WHERE row_id IN (FROM spoken_rows)
UNION ALL
SELECT
    budget.row_id, 'fact_project_budget', budget.name, budget.document_id, budget.page, budget.sheet, budget.source_row,
    budget.region_id, budget.department_id, budget.fiscal_year, standing.is_valid
FROM fact_project_budget AS budget
JOIN entity_project_standings AS standing USING (row_id)
WHERE row_id IN (FROM spoken_rows)
UNION ALL
SELECT
    fund.row_id, 'fact_project_funding', fund.label_printed, fund.document_id, fund.page, fund.sheet, fund.source_row,
    project.region_id, project.department_id, project.fiscal_year, project.is_current
FROM fact_project_funding AS fund
JOIN judged_projects AS project ON project.row_id = fund.project_row_id
WHERE fund.row_id IN (FROM spoken_rows);

-- A finding about a document, a line or a total stands where its document does; any other where its row does. A rule that
-- is not in the catalogue is kept, for the check of references to refuse.
CREATE TEMP VIEW placed_findings AS
SELECT
    place.row_id IS NOT NULL AND coalesce(rule.subject, 'row') NOT IN ('document', 'line', 'total') AS is_of_row,
    told.* EXCLUDE (document_id),
    rule.subject AS rule_subject,
    rule.severity AS rule_severity,
    document.document_id,
    document.document_no,
    place.page AS row_page,
    place.sheet AS row_sheet,
    place.source_row AS row_source_row,
    place.name,
    place.row_table,
    CASE WHEN is_of_row THEN place.region_id ELSE document.region_id END AS region_id,
    CASE WHEN is_of_row THEN place.department_id ELSE document.department_id END AS department_id,
    CASE WHEN is_of_row THEN place.fiscal_year ELSE document.fiscal_year END AS fiscal_year,
    CASE WHEN is_of_row THEN place.is_current ELSE document.is_current END AS is_current
FROM told
LEFT JOIN dim_rule AS rule ON rule.rule_id = told.rule_id
LEFT JOIN told_places AS place ON place.row_id = told.row_id
JOIN documents AS document ON document.document_id = coalesce(told.document_id, place.document_id);

-- What is worth knowing only (info) leaves the evidence to its row.
INSERT INTO finding BY NAME
SELECT
    finding_id,
    rule_id,
    coalesce(severity, rule_severity) AS severity,
    state,
    CASE
        WHEN rule_subject = 'unit-year' THEN rule_subject
        WHEN coalesce(source_row, row_source_row) IS NULL THEN 'document'
        ELSE 'row'
    END AS subject,
    message,
    coalesce(evidence, CASE WHEN coalesce(severity, rule_severity) <> 'info' THEN name END, '') AS evidence,
    coalesce(observed, '') AS observed,
    coalesce(expected, '') AS expected,
    document_id,
    coalesce(page, CASE WHEN source_row IS NULL THEN row_page END) AS page,
    coalesce(sheet, CASE WHEN source_row IS NULL THEN row_sheet END) AS sheet,
    coalesce(source_row, row_source_row) AS source_row,
    row_id,
    row_table,
    fiscal_year,
    is_current
FROM placed_findings
ORDER BY rule_id, document_no, coalesce(source_row, row_source_row), finding_id;
