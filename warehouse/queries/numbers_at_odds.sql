-- question: 18
-- 问题：哪些目标或指标文字中的数字与指标值、预算不一致？
-- asks: where are numbers in the text at odds with values or with the budget?
-- reads: findings of rule Q06: observed is what the text says, expected what the budget or the values say, evidence the printed text.
-- reads: A number in a text can mean something else (a part, several years, another source of money): read the text before judging
-- edit: in `asked`, the year (the latest one; NULL for all), words of the department's name, and how many findings; in `wanted`, the rules
-- edit: (5,000 at most)
-- 读法：规则 Q06 的发现：observed 为文字所说，expected 为预算或指标值所说，evidence 为印出的文字。文字中的数字可能另有所指（部分、多年、其他资金），判断前请读原文。
-- 可改：asked 中的年度（默认最近一年，NULL 为全部）、部门名、条数；wanted 中的规则（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        200 AS findings
),
wanted AS MATERIALIZED (
    SELECT finding.finding_id, finding.row_id, finding.row_table, finding.fiscal_year
    FROM finding
    JOIN asked ON finding.fiscal_year = coalesce(asked.year, finding.fiscal_year)
    WHERE finding.rule_id IN ('Q06') AND finding.state = 'fail' AND finding.is_current AND finding.row_id IS NOT NULL
),
-- LATERAL: of the millions only these rows are looked up, in their year.
placed AS (
    SELECT finding_id, fiscal_year, row_id AS project_row_id FROM wanted WHERE row_table = 'fact_project_budget'
    UNION ALL
    SELECT wanted.finding_id, wanted.fiscal_year, target.project_row_id
    FROM wanted
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = wanted.row_id AND printed.fiscal_year = wanted.fiscal_year
    ) AS target
    WHERE wanted.row_table = 'fact_indicator_target'
    UNION ALL
    SELECT wanted.finding_id, wanted.fiscal_year, actual.project_row_id
    FROM fact_indicator_actual AS actual
    JOIN wanted ON wanted.row_id = actual.row_id AND wanted.row_table = 'fact_indicator_actual'
),
found AS (
    SELECT placed.*, project.amount_yuan
    FROM placed
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = placed.project_row_id AND printed.fiscal_year = placed.fiscal_year
    ) AS project
    JOIN dim_department AS department ON department.department_id = project.department_id
    JOIN asked ON department.name LIKE asked.department
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS findings_in_all
    FROM found
    ORDER BY fiscal_year DESC, amount_yuan DESC NULLS LAST, finding_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked LIMIT (SELECT findings FROM asked)
)
SELECT
    department.name AS department_name,
    unit.name AS unit_name,
    coalesce(project.name_printed, project.name) AS project_name,
    project.fiscal_year,
    project.amount_yuan,
    finding.evidence,
    finding.observed,
    finding.expected,
    finding.message,
    document.document_name,
    finding.page,
    finding.source_row,
    shown.findings_in_all,
    finding.row_id
FROM shown
CROSS JOIN LATERAL (
    FROM fact_project_budget AS printed
    WHERE printed.row_id = shown.project_row_id AND printed.fiscal_year = shown.fiscal_year
) AS project
CROSS JOIN LATERAL (
    FROM finding AS printed
    WHERE printed.finding_id = shown.finding_id AND printed.fiscal_year = shown.fiscal_year
) AS finding
JOIN dim_department AS department ON department.department_id = project.department_id
JOIN dim_unit AS unit ON unit.unit_id = project.unit_id
JOIN dim_document AS document ON document.document_id = finding.document_id
ORDER BY project.fiscal_year DESC, project.amount_yuan DESC NULLS LAST, department.name, unit.name, project_name,
    finding.finding_id;
