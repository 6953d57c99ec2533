-- Each subject counts once for a rule, however often it is told; a failure outweighs what cannot be decided. What the rules
-- of the warehouse say of a row stands once already.
CREATE TEMP TABLE broken AS
SELECT
    rule_id, document_id, region_id, department_id, fiscal_year, is_current,
    bool_or(state = 'fail') AS is_failed
FROM placed_findings
WHERE NOT is_once
GROUP BY
    rule_id, document_id, region_id, department_id, fiscal_year, is_current,
    CASE WHEN rule_subject IS DISTINCT FROM 'document' THEN row_id END,
    CASE WHEN rule_subject IS DISTINCT FROM 'document' AND row_id IS NULL THEN (page, sheet, source_row) END;

INSERT INTO rule_result BY NAME
WITH fallen AS (
    SELECT
        rule_id, document_id, region_id, department_id, fiscal_year, is_current,
        count_if(is_failed) AS failed,
        count_if(NOT is_failed) AS undecidable
    FROM (
        FROM broken
        UNION ALL BY NAME
        SELECT rule_id, document_id, region_id, department_id, fiscal_year, is_current, state = 'fail' AS is_failed
        FROM placed_findings
        WHERE is_once
    )
    GROUP BY rule_id, document_id, region_id, department_id, fiscal_year, is_current
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
