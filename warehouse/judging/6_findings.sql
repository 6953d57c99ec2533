-- What was found while reading, typing and resolving, beside what the rules of the warehouse say. The same finding from two
-- rooms is one. A rule of the warehouse speaks once of a row, so that both together make its id; any other finding has an
-- id of all its words.
CREATE TEMP VIEW told AS
SELECT *, hash(rule_id, severity, state, message, coalesce(observed, ''), coalesce(expected, '')) AS said_key
FROM (
    SELECT
        words_id('finding', concat_ws(
            chr(31), document_id, rule_id, severity, state, message, evidence, observed, expected, coalesce(page::VARCHAR, ''),
            coalesce(sheet, ''), coalesce(source_row::VARCHAR, ''), coalesce(row_id::VARCHAR, '')
        )) AS own_id,
        document_id, rule_id, severity, state, message, evidence, observed, expected, page, sheet, source_row, row_id
    FROM (SELECT * FROM staged_findings UNION SELECT * FROM entity_findings)
    UNION ALL BY NAME
    SELECT
        CASE
            WHEN verdict.row_id IS NULL THEN words_id('finding', concat_ws(
                chr(31), document_id, rule_id, evidence, coalesce(page::VARCHAR, ''), coalesce(sheet, ''), source_row::VARCHAR
            ))
        END AS own_id,
        document_id, rule_id, severity, coalesce(state, 'fail') AS state, coalesce(verdict.message, rule.message) AS message,
        evidence, observed, expected, page, sheet, source_row, row_id
    FROM verdict
    JOIN rule_messages AS rule USING (rule_id)
);

-- Words of a few kinds, as numbers.
CREATE TEMP TYPE fact_name AS ENUM (
    'fact_indicator_target', 'fact_project_budget', 'fact_indicator_actual', 'fact_project_funding'
);
CREATE TEMP TYPE subject_kind AS ENUM ('document', 'row', 'unit-year');

-- What is said, once each by one number: millions of findings say little, and their texts are not carried along. A rule that
-- is not in the catalogue is kept, for the check of references to refuse.
CREATE TEMP TABLE said AS
SELECT
    told.said_key,
    told.rule_id,
    coalesce(told.severity, rule.severity) AS severity,
    told.state,
    told.message,
    coalesce(told.observed, '') AS observed,
    coalesce(told.expected, '') AS expected,
    rule.subject AS rule_subject,
    coalesce(rule.subject, 'row') NOT IN ('document', 'line', 'total') AS speaks_of_rows
FROM (
    SELECT
        said_key,
        any_value(rule_id) AS rule_id,
        any_value(severity) AS severity,
        any_value(state) AS state,
        any_value(message) AS message,
        any_value(observed) AS observed,
        any_value(expected) AS expected
    FROM told
    GROUP BY said_key
) AS told
LEFT JOIN dim_rule AS rule ON rule.rule_id = told.rule_id;

CREATE TEMP TABLE spoken_rows AS
SELECT row_id FROM verdict WHERE row_id IS NOT NULL
UNION
SELECT row_id FROM staged_findings WHERE row_id IS NOT NULL
UNION
SELECT row_id FROM entity_findings WHERE row_id IS NOT NULL;

-- The fact rows that are spoken of: where they stand and what they are called.
CREATE TEMP TABLE told_places AS
SELECT
    target.row_base + target.row_no AS row_id, 'fact_indicator_target'::fact_name AS row_table, name.name_printed AS name,
    target.document_serial, target.page, target.sheet, target.source_row, target.region_id, target.department_id,
    target.fiscal_year, target.is_current
FROM stored.target AS target
JOIN spoken_rows AS spoken ON spoken.row_id = target.row_base + target.row_no
JOIN stored.indicator_name AS name ON name.name_serial = target.name_serial
UNION ALL
SELECT
    budget.row_base + budget.row_no, 'fact_project_budget', name.name, budget.document_serial, budget.page, budget.sheet,
    budget.source_row, budget.region_id, budget.department_id, budget.fiscal_year, standing.is_valid
FROM stored.budget AS budget
JOIN spoken_rows AS spoken ON spoken.row_id = budget.row_base + budget.row_no
JOIN entity_project_standings AS standing ON standing.row_id = spoken.row_id
JOIN stored.project_name AS name ON name.name_serial = budget.name_serial
UNION ALL
SELECT
    actual.row_id, 'fact_indicator_actual', actual.name_printed, document.document_serial, actual.page, actual.sheet,
    actual.source_row, actual.region_id, actual.department_id, actual.fiscal_year, actual.is_current
FROM fact_indicator_actual AS actual
JOIN spoken_rows AS spoken ON spoken.row_id = actual.row_id
JOIN stored.document AS document ON document.document_id = actual.document_id
UNION ALL
SELECT
    fund.row_id, 'fact_project_funding', fund.label_printed, document.document_serial, fund.page, fund.sheet, fund.source_row,
    project.region_id, project.department_id, project.fiscal_year, project.is_current
FROM fact_project_funding AS fund
JOIN spoken_rows AS spoken ON spoken.row_id = fund.row_id
JOIN judged_projects AS project ON project.row_id = fund.project_row_id
JOIN stored.document AS document ON document.document_id = fund.document_id;

-- A finding about a document, a line or a total stands where its document does; any other where its row does. What is worth
-- knowing only (info) leaves the evidence to its row.
CREATE TEMP TABLE placed_findings AS
SELECT
    place.row_id IS NOT NULL AND said.speaks_of_rows AS is_of_row,
    told.own_id,
    told.said_key,
    CASE
        WHEN said.rule_subject = 'unit-year' THEN 'unit-year'
        WHEN coalesce(told.source_row, place.source_row) IS NULL THEN 'document'
        ELSE 'row'
    END::subject_kind AS subject,
    coalesce(told.evidence, CASE WHEN said.severity <> 'info' THEN place.name END, '') AS evidence,
    document.document_serial,
    coalesce(told.page, CASE WHEN told.source_row IS NULL THEN place.page END)::INTEGER AS page,
    coalesce(told.sheet, CASE WHEN told.source_row IS NULL THEN place.sheet END) AS sheet,
    coalesce(told.source_row, place.source_row)::INTEGER AS source_row,
    told.row_id,
    place.row_table,
    CASE WHEN is_of_row THEN place.region_id ELSE document.region_id END AS region_id,
    CASE WHEN is_of_row THEN place.department_id ELSE document.department_id END AS department_id,
    CASE WHEN is_of_row THEN place.fiscal_year ELSE document.fiscal_year END AS fiscal_year,
    CASE WHEN is_of_row THEN place.is_current ELSE document.is_current END AS is_current
FROM told
JOIN said ON said.said_key = told.said_key
LEFT JOIN told_places AS place ON place.row_id = told.row_id
LEFT JOIN documents AS named ON named.document_id = told.document_id
JOIN documents AS document ON document.document_serial = coalesce(named.document_serial, place.document_serial);

CREATE TEMP TABLE finding_wordings AS
SELECT
    row_number() OVER (
        ORDER BY said.rule_id, said.severity, said.state, subject::VARCHAR, said.message, said.observed, said.expected,
            row_table::VARCHAR
    )::INTEGER AS wording_serial,
    wording.said_key,
    said.rule_id,
    said.severity,
    said.state,
    wording.subject::VARCHAR AS subject,
    said.message,
    said.observed,
    said.expected,
    wording.row_table::VARCHAR AS row_table
FROM (SELECT DISTINCT said_key, subject, row_table FROM placed_findings) AS wording
JOIN said ON said.said_key = wording.said_key;

INSERT INTO stored.finding_wording BY NAME
SELECT * EXCLUDE (said_key), words_id('rule', rule_id) AS rule_key
FROM finding_wordings
ORDER BY wording_serial;

INSERT INTO stored.finding BY NAME
SELECT
    finding.own_id,
    wording.wording_serial,
    finding.evidence,
    finding.document_serial,
    finding.page,
    finding.sheet,
    finding.source_row,
    row_base(finding.row_id) AS row_base,
    row_no(finding.row_id)::INTEGER AS row_no,
    finding.fiscal_year,
    finding.is_current
FROM placed_findings AS finding
JOIN finding_wordings AS wording ON wording.said_key = finding.said_key
    AND wording.subject = finding.subject
    AND wording.row_table IS NOT DISTINCT FROM finding.row_table
ORDER BY finding.document_serial, finding.row_id, wording.wording_serial;
