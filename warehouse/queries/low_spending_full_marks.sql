-- question: 22
-- 问题：哪些项目预算执行率低而绩效满分？
-- asks: which projects spent little of their budget and gave themselves full marks?
-- reads: execution_rate below the percent asked for although the indicators' scores together reach the asked share of their weights;
-- reads: only forms in which each indicator has a weight and a score. not_spent_yuan is the year's budget as adjusted (as approved where no
-- reads: adjusted one is printed) less what was spent
-- edit: in `asked`, the rate in percent, the share of the points in percent, the year (NULL for all), words of the
-- edit: department's name, and how many projects: the lowest rates first
-- 读法：执行率低于所设百分比，而各指标得分合计达到权重合计的所设比例；仅计每个指标都有权重和得分的表。not_spent_yuan 为调整后预算（未印则批复数）减执行数，单位元。
-- 可改：asked 中的执行率、得分比例、年度（NULL 为全部）、部门名、项目数：执行率最低者在先。
WITH asked AS (SELECT 80 AS rate, 100 AS marks, NULL::INTEGER AS year, '%' AS department, 200 AS projects),
form AS (
    SELECT project_row_id, fiscal_year, sum(score) AS score, sum(weight) AS weight, count(*) AS indicators
    FROM fact_indicator_actual
    WHERE is_current AND stage = 'evaluation'
    GROUP BY project_row_id, fiscal_year
    HAVING count(*) = count(score) AND count(*) = count(weight)
),
-- LATERAL: of the millions only these rows are looked up, in their year.
found AS (
    SELECT
        project.row_id,
        project.document_id,
        project.project_no,
        project.department_id,
        project.unit_id,
        project.project_id,
        project.fiscal_year,
        coalesce(project.name_printed, project.name) AS project_name,
        project.amount_yuan,
        project.execution_rate,
        project.total_score,
        form.score,
        form.weight,
        form.indicators,
        department.name AS department_name
    FROM form
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = form.project_row_id AND printed.fiscal_year = form.fiscal_year
    ) AS project
    JOIN dim_department AS department ON department.department_id = project.department_id
    JOIN asked ON project.execution_rate < asked.rate
        AND form.score >= form.weight * asked.marks / 100
        AND project.fiscal_year = coalesce(asked.year, project.fiscal_year)
        AND department.name LIKE asked.department
),
money AS (
    SELECT
        document_id,
        project_no,
        max(amount_yuan) FILTER (WHERE phase = '调整') AS adjusted_yuan,
        max(amount_yuan) FILTER (WHERE phase = '执行') AS executed_yuan
    FROM fact_project_budget
    WHERE phase IN ('调整', '执行') AND document_id IN (SELECT document_id FROM found)
    GROUP BY document_id, project_no
)
SELECT
    found.department_name,
    unit.name AS unit_name,
    found.project_name,
    nullif(found.fiscal_year, 0) AS fiscal_year,
    found.amount_yuan,
    money.executed_yuan,
    coalesce(money.adjusted_yuan, found.amount_yuan) - money.executed_yuan AS not_spent_yuan,
    found.execution_rate,
    found.indicators,
    found.weight,
    found.score,
    found.total_score,
    CASE
        WHEN found.total_score >= 90 THEN '优' WHEN found.total_score >= 80 THEN '良' WHEN found.total_score >= 60 THEN '中'
        WHEN found.total_score IS NOT NULL THEN '差'
    END AS 等级,
    document.document_name,
    (SELECT count(*) FROM found) AS projects_in_all,
    found.row_id
FROM found
JOIN dim_unit AS unit ON unit.unit_id = found.unit_id
JOIN dim_document AS document ON document.document_id = found.document_id
LEFT JOIN money ON money.document_id = found.document_id AND money.project_no = found.project_no
ORDER BY found.execution_rate, found.amount_yuan DESC, found.department_name, unit.name, found.project_name, found.row_id
LIMIT (SELECT projects FROM asked);
