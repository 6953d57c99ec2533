-- What was found while reading, typing and resolving, beside what the rules of the warehouse say. The same finding from two
-- rooms is one. A rule of the warehouse speaks once of a row, so that both together make its id; any other finding, and one
-- that tells a place of its own, has an id of all its words.
CREATE TEMP MACRO with_key(told) AS TABLE
SELECT *, hash(rule_id, severity, state, message, coalesce(observed, ''), coalesce(expected, '')) AS said_key
FROM query_table(told);

CREATE TEMP MACRO by_rules(verdicts) AS TABLE
SELECT
    CASE
        WHEN verdict.row_id IS NULL OR source_row IS NOT NULL THEN words_id('finding', concat_ws(
            chr(31), document_id, rule_id, evidence, coalesce(page::VARCHAR, ''), coalesce(sheet, ''), source_row::VARCHAR
        ))
    END AS own_id,
    document_id, rule_id, severity, coalesce(state, 'fail') AS state, coalesce(verdict.message, rule.message) AS message,
    evidence, observed, expected, page, sheet, source_row, row_id
FROM query_table(verdicts) AS verdict
JOIN rule_messages AS rule USING (rule_id);

CREATE TEMP VIEW judged_of_projects AS FROM by_rules('verdict_of_projects');

CREATE TEMP VIEW found_or_judged AS
SELECT
    words_id('finding', concat_ws(
        chr(31), document_id, rule_id, severity, state, message, evidence, observed, expected, coalesce(page::VARCHAR, ''),
        coalesce(sheet, ''), coalesce(source_row::VARCHAR, ''), coalesce(row_id::VARCHAR, '')
    )) AS own_id,
    document_id, rule_id, severity, state, message, evidence, observed, expected, page, sheet, source_row, row_id
FROM (SELECT * FROM staged_findings UNION SELECT * FROM entity_findings)
UNION ALL BY NAME
FROM by_rules('verdict_of_others');

-- Most findings are told of projects, which are few beside the rows of targets: they are placed apart from the others.
CREATE TEMP VIEW told_of_projects AS FROM with_key('judged_of_projects');
CREATE TEMP VIEW told_of_others AS FROM with_key('found_or_judged');
CREATE TEMP VIEW told AS FROM told_of_projects UNION ALL BY NAME FROM told_of_others;

-- What is said, once each by one number: millions of findings say little, and their texts are not carried along. A rule that
-- is not in the catalogue is kept, for the check of references to refuse.
CREATE TEMP TABLE said AS
SELECT
    row_number() OVER (
        ORDER BY told.rule_id, coalesce(told.severity, rule.severity), told.state, told.message, told.observed, told.expected
    )::INTEGER AS said_serial,
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

-- A wording is what is said, of what, and of rows of which table. Its number tells all three, so that a finding gets it
-- without a look at all the others first. What is said comes last in it: wordings of one kind have numbers near each other.
CREATE TEMP TYPE subject_kind AS ENUM ('document', 'row', 'unit-year');
CREATE TEMP TYPE fact_name AS ENUM (
    'fact_indicator_target', 'fact_project_budget', 'fact_indicator_actual', 'fact_project_funding'
);

SET VARIABLE numbers_said = (SELECT count(*) + 1 FROM said);

CREATE TEMP MACRO wording_of(said_serial, subject, row_table) AS (
    (enum_code(subject::subject_kind)::BIGINT * 5 + coalesce(enum_code(row_table::fact_name)::BIGINT + 1, 0))
    * getvariable('numbers_said') + said_serial
)::INTEGER;
CREATE TEMP MACRO said_in(wording_serial) AS wording_serial % getvariable('numbers_said');
CREATE TEMP MACRO subject_in(wording_serial) AS
    enum_range(NULL::subject_kind)[wording_serial // getvariable('numbers_said') // 5 + 1]::VARCHAR;
CREATE TEMP MACRO row_table_in(wording_serial) AS
    enum_range(NULL::fact_name)[wording_serial // getvariable('numbers_said') % 5]::VARCHAR;

-- Where fact rows stand and what they are called.
CREATE TEMP VIEW places_of_projects AS
SELECT
    budget.row_base + budget.row_no AS row_id, 'fact_project_budget'::fact_name AS row_table, name.name,
    budget.document_serial, budget.page, budget.sheet, budget.source_row, budget.region_id, budget.department_id,
    budget.fiscal_year, budget.is_valid AS is_current
FROM stored.budget AS budget
JOIN stored.project_name AS name ON name.name_serial = budget.name_serial;

CREATE TEMP VIEW places AS
SELECT
    target.row_base + target.row_no AS row_id, 'fact_indicator_target'::fact_name AS row_table, name.name_printed AS name,
    target.document_serial, target.page, target.sheet, target.source_row, target.region_id, target.department_id,
    target.fiscal_year, target.is_current
FROM stored.target AS target
JOIN stored.indicator_name AS name ON name.name_serial = target.name_serial
UNION ALL BY NAME
FROM places_of_projects
UNION ALL BY NAME
SELECT
    actual.row_base + actual.row_no AS row_id, 'fact_indicator_actual' AS row_table, name.name_printed AS name,
    actual.document_serial, actual.page, actual.sheet, actual.source_row, actual.region_id, actual.department_id,
    actual.fiscal_year, actual.is_current
FROM stored.actual AS actual
JOIN stored.indicator_name AS name ON name.name_serial = actual.name_serial
UNION ALL BY NAME
SELECT
    fund.row_id, 'fact_project_funding' AS row_table, fund.label_printed AS name, project.document_serial,
    fund.page::INTEGER AS page, fund.sheet, fund.source_row::INTEGER AS source_row, project.region_id, project.department_id,
    project.fiscal_year, project.is_current
FROM fact_project_funding AS fund
JOIN counted_projects AS project ON project.row_id = fund.project_row_id;

-- A finding about a document, a line or a total stands where its document does; any other where its row does. What is worth
-- knowing only (info) leaves the evidence to its row.
CREATE TEMP MACRO placed(told, places) AS TABLE
SELECT
    told.own_id,
    wording_of(
        said.said_serial,
        CASE
            WHEN said.rule_subject = 'unit-year' THEN 'unit-year'
            WHEN coalesce(told.source_row, place.source_row) IS NULL THEN 'document'
            ELSE 'row'
        END,
        place.row_table
    ) AS wording_serial,
    coalesce(told.evidence, CASE WHEN said.severity <> 'info' THEN place.name END, '') AS evidence,
    document.document_serial,
    coalesce(told.page, CASE WHEN told.source_row IS NULL THEN place.page END)::INTEGER AS page,
    coalesce(told.sheet, CASE WHEN told.source_row IS NULL THEN place.sheet END) AS sheet,
    coalesce(told.source_row, place.source_row)::INTEGER AS source_row,
    row_base(told.row_id) AS row_base,
    row_no(told.row_id)::INTEGER AS row_no,
    if(place.row_id IS NOT NULL AND said.speaks_of_rows, place.region_id, document.region_id) AS region_id,
    if(place.row_id IS NOT NULL AND said.speaks_of_rows, place.department_id, document.department_id) AS department_id,
    if(place.row_id IS NOT NULL AND said.speaks_of_rows, place.fiscal_year, document.fiscal_year) AS fiscal_year,
    if(place.row_id IS NOT NULL AND said.speaks_of_rows, place.is_current, document.is_current) AS is_current
FROM query_table(told) AS told
JOIN said ON said.said_key = told.said_key
LEFT JOIN query_table(places) AS place ON place.row_id = told.row_id
LEFT JOIN documents AS named ON named.document_id = told.document_id
JOIN documents AS document ON document.document_serial = coalesce(named.document_serial, place.document_serial);

-- In each document what says the same stands together: of millions of findings neither document nor wording takes room then.
INSERT INTO stored.finding BY NAME
FROM placed('told_of_projects', 'places_of_projects')
ORDER BY document_serial, wording_serial, row_base, row_no;

-- What a rule with the header `rows: projects` says of other rows would be lost in silence.
SELECT error('rules that say `rows: projects` speak of other rows: ' || string_agg(DISTINCT rule_id, ', ' ORDER BY rule_id))
FROM verdict_of_projects
ANTI JOIN (SELECT row_base + row_no AS row_id FROM stored.budget) USING (row_id)
HAVING count(*) > 0;

INSERT INTO stored.finding BY NAME
FROM placed('told_of_others', 'places')
ORDER BY document_serial, wording_serial, row_base, row_no;

INSERT INTO stored.finding_wording BY NAME
SELECT
    wording.wording_serial,
    said.rule_id,
    words_id('rule', said.rule_id) AS rule_key,
    said.severity,
    said.state,
    subject_in(wording.wording_serial) AS subject,
    said.message,
    said.observed,
    said.expected,
    row_table_in(wording.wording_serial) AS row_table
FROM (SELECT DISTINCT wording_serial FROM stored.finding) AS wording
JOIN said ON said.said_serial = said_in(wording.wording_serial)
ORDER BY wording.wording_serial;
