-- Each subject counts once for a rule, however often it is told; a failure outweighs what cannot be decided. What the rules
-- of the warehouse say of a row, which then is all that makes the finding's id, stands once already.
CREATE TEMP TABLE result AS
WITH broken AS (
    SELECT
        said.rule_id, document_serial, region_id, department_id, fiscal_year, is_current,
        bool_or(said.state = 'fail') AS is_failed
    FROM stored.finding AS finding
    JOIN said ON said.said_serial = said_in(finding.wording_serial)
    WHERE own_id IS NOT NULL
    GROUP BY
        said.rule_id, document_serial, region_id, department_id, fiscal_year, is_current,
        CASE WHEN coalesce(said.rule_subject, '') NOT IN ('document', 'line') THEN row_base + row_no END,
        CASE
            WHEN said.rule_subject = 'line' OR said.rule_subject IS DISTINCT FROM 'document' AND row_no IS NULL
                THEN (page, sheet, source_row)
        END
),
told_once AS (
    SELECT
        said_in(wording_serial) AS said_serial, document_serial, region_id, department_id, fiscal_year, is_current,
        count(*) AS findings
    FROM stored.finding
    WHERE own_id IS NULL
    GROUP BY ALL
),
fallen AS (
    SELECT
        rule_id, document_serial, region_id, department_id, fiscal_year, is_current,
        sum(failed)::BIGINT AS failed,
        sum(undecidable)::BIGINT AS undecidable
    FROM (
        SELECT * EXCLUDE (is_failed), is_failed::BIGINT AS failed, (NOT is_failed)::BIGINT AS undecidable
        FROM broken
        UNION ALL BY NAME
        SELECT
            said.rule_id, told_once.* EXCLUDE (said_serial, findings),
            if(said.state = 'fail', findings, 0) AS failed,
            if(said.state = 'fail', 0, findings) AS undecidable
        FROM told_once
        JOIN said ON said.said_serial = told_once.said_serial
    )
    GROUP BY ALL
),
counted AS (
    SELECT rule.rule_id, scope.* EXCLUDE (scope)
    FROM scope_count AS scope
    JOIN dim_rule AS rule USING (scope)
)
SELECT
    rule_id, document_serial, region_id, department_id, fiscal_year, is_current,
    coalesce(counted.judged, 0) AS judged,
    coalesce(counted.judged, 0) - coalesce(fallen.failed, 0) - coalesce(fallen.undecidable, 0) AS passed,
    coalesce(fallen.failed, 0) AS failed,
    coalesce(fallen.undecidable, 0) AS undecidable
FROM counted
FULL JOIN fallen USING (rule_id, document_serial, region_id, department_id, fiscal_year, is_current)
ORDER BY document_serial, region_id, department_id, fiscal_year, is_current, rule_id;

-- In that order: sorting the numbers of documents is faster than sorting what they stand for.
INSERT INTO rule_result BY NAME
SELECT result.* EXCLUDE (document_serial), document.document_id
FROM result
JOIN documents AS document ON document.document_serial = result.document_serial;
