-- Each subject counts once for a rule, however often it is told; a failure outweighs what cannot be decided. What the rules
-- of the warehouse say of a row, which then is all that makes the finding's id, stands once already.
INSERT INTO rule_result BY NAME
WITH broken AS (
    SELECT
        said.rule_id, document_serial, region_id, department_id, fiscal_year, is_current,
        bool_or(said.state = 'fail') AS is_failed
    FROM placed_findings AS finding
    JOIN said ON said.said_key = finding.said_key
    WHERE own_id IS NOT NULL
    GROUP BY
        said.rule_id, document_serial, region_id, department_id, fiscal_year, is_current,
        CASE WHEN said.rule_subject IS DISTINCT FROM 'document' THEN row_id END,
        CASE WHEN said.rule_subject IS DISTINCT FROM 'document' AND row_id IS NULL THEN (page, sheet, source_row) END
),
told_once AS (
    SELECT said_key, document_serial, region_id, department_id, fiscal_year, is_current, count(*) AS findings
    FROM placed_findings
    WHERE own_id IS NULL
    GROUP BY ALL
),
fallen AS (
    SELECT
        told.rule_id, document.document_id, told.region_id, told.department_id, told.fiscal_year, told.is_current,
        sum(told.failed)::BIGINT AS failed,
        sum(told.undecidable)::BIGINT AS undecidable
    FROM (
        SELECT * EXCLUDE (is_failed), is_failed::BIGINT AS failed, (NOT is_failed)::BIGINT AS undecidable
        FROM broken
        UNION ALL BY NAME
        SELECT
            said.rule_id, told_once.* EXCLUDE (said_key, findings),
            if(said.state = 'fail', findings, 0) AS failed,
            if(said.state = 'fail', 0, findings) AS undecidable
        FROM told_once
        JOIN said ON said.said_key = told_once.said_key
    ) AS told
    JOIN documents AS document ON document.document_serial = told.document_serial
    GROUP BY ALL
),
counted AS (
    SELECT rule.rule_id, scope.* EXCLUDE (scope)
    FROM scope_count AS scope
    JOIN dim_rule AS rule USING (scope)
)
SELECT
    rule_id, document_id, region_id, department_id, fiscal_year, is_current,
    coalesce(counted.judged, 0) AS judged,
    coalesce(counted.judged, 0) - coalesce(fallen.failed, 0) - coalesce(fallen.undecidable, 0) AS passed,
    coalesce(fallen.failed, 0) AS failed,
    coalesce(fallen.undecidable, 0) AS undecidable
FROM counted
FULL JOIN fallen USING (rule_id, document_id, region_id, department_id, fiscal_year, is_current)
ORDER BY fiscal_year, region_id, department_id, document_id, is_current, rule_id;
