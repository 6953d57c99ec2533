-- question: 24
-- 问题：每条规则命中多少，各部门各年度的数据质量得分是多少？
-- asks: how often was each rule broken, and what quality score has each department in each year?
-- reads: two lists in one, told by about: rule (a rule, how often it was judged, passed, failed or undecidable, the most broken
-- reads: first) and department-year (a department in a year, the lowest score first). Only rows that count are judged here. The score is 0–100;
-- reads: its formula stands at quality_score.score. Undecidable is neither passed nor failed
-- edit: in `asked`, the year (NULL for all), words of the department's name, and how many department-years to show
-- 读法：两部分，以 about 区分：rule 为每条规则判断、符合、不符合、无法判定的次数，不符合最多者在先；department-year 为部门年度，得分最低者在先。只计有效的行。得分 0–100，公式见 quality_score.score 的说明；无法判定既不算符合也不算不符合。
-- 可改：asked 中的年度（NULL 为全部）、部门名、部门年度数。
WITH asked AS (SELECT NULL::INTEGER AS year, '%' AS department, 200 AS department_years),
chosen AS (
    SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department
),
of_rule AS (
    SELECT
        result.rule_id,
        sum(result.judged)::BIGINT AS judged,
        sum(result.passed)::BIGINT AS passed,
        sum(result.failed)::BIGINT AS failed,
        sum(result.undecidable)::BIGINT AS undecidable
    FROM rule_result AS result
    JOIN chosen ON chosen.department_id = result.department_id
    JOIN asked ON result.fiscal_year = coalesce(asked.year, result.fiscal_year)
    WHERE result.is_current
    GROUP BY result.rule_id
),
scored AS (
    SELECT score.*
    FROM quality_score AS score
    JOIN chosen ON chosen.department_id = score.department_id
    JOIN asked ON score.fiscal_year = coalesce(asked.year, score.fiscal_year)
    WHERE score.scope = 'department-year'
),
lowest AS (
    SELECT *
    FROM scored
    ORDER BY score NULLS LAST, fiscal_year DESC, region_id, department_id
    LIMIT (SELECT department_years FROM asked)
),
told AS (
    SELECT
        1 AS part,
        'rule' AS about,
        rule.rule_id,
        rule.severity,
        rule.statement_zh AS 规则内容,
        rule.statement_en AS statement,
        NULL AS region_name,
        NULL AS department_name,
        NULL::INTEGER AS fiscal_year,
        of_rule.judged,
        of_rule.passed,
        of_rule.failed,
        of_rule.undecidable,
        NULL::DECIMAL(5,2) AS score,
        (SELECT count(*) FROM of_rule) AS rows_in_all
    FROM of_rule
    JOIN dim_rule AS rule ON rule.rule_id = of_rule.rule_id
    UNION ALL
    SELECT
        2,
        'department-year',
        NULL,
        NULL,
        NULL,
        NULL,
        region.name,
        department.name,
        lowest.fiscal_year,
        lowest.judged,
        lowest.passed,
        lowest.failed,
        lowest.undecidable,
        lowest.score,
        (SELECT count(*) FROM scored)
    FROM lowest
    JOIN dim_region AS region ON region.region_id = lowest.region_id
    JOIN dim_department AS department ON department.department_id = lowest.department_id
)
SELECT * EXCLUDE (part)
FROM told
ORDER BY part, score NULLS LAST, failed DESC, rule_id, fiscal_year, region_name, department_name;
