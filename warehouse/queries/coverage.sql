-- question: 26
-- 问题：哪些部门哪些年度已公开、已入库，其间缺哪些年度？
-- asks: who has published what, what is loaded, and which years are missing in between?
-- reads: one row is a department. years_budget: budgets of its projects of these years are loaded; years_evaluation:
-- reads: self-evaluations of them; years_department_form: forms for the department as a whole;
-- reads: years_missing: no budget is loaded although the department has an earlier and a later one, which says nothing of whether one was
-- reads: published; years_refused: years of documents that could not be read (jixiao status says why). Amounts are of the latest year
-- edit: in `asked`, words of the division's and the department's name, and how many departments: most missing years first
-- 读法：一行为一个部门。years_budget 为已入库项目预算的年度，years_evaluation 为已入库自评的年度，years_department_form 为已入库部门整体表的年度；years_missing 为前后年度都有、其间没有入库的年度，不说明当时是否公开；years_refused 为文件无法读取的年度（原因见 jixiao status）。金额和项目数为最近一年。
-- 可改：asked 中的区划名、部门名、部门数：缺年最多者在先。
WITH asked AS (SELECT '%' AS region, '%' AS department, 200 AS departments),
yearly AS (
    SELECT region_id, department_id, fiscal_year, has_budget, has_evaluation, has_department_form, projects, amount_yuan
    FROM department_year
    WHERE fiscal_year <> 0 AND department_id <> 0
),
-- A document of several departments is none's own: it counts for each whose projects it prints.
document AS (
    SELECT department_id, count(*) AS documents
    FROM (
        SELECT department_id, document_id FROM dim_document WHERE status = 'loaded' AND department_id <> 0
        UNION
        SELECT project.department_id, project.document_id
        FROM fact_project_budget AS project
        JOIN dim_document AS document ON document.document_id = project.document_id
        WHERE document.status = 'loaded' AND document.department_id = 0
    )
    GROUP BY department_id
),
refused AS (
    SELECT
        department.department_id,
        count(*) AS documents_refused,
        string_agg(DISTINCT document.fiscal_year::VARCHAR, '、' ORDER BY document.fiscal_year::VARCHAR) AS years_refused
    FROM (FROM dim_document WHERE status = 'quarantined') AS document
    JOIN dim_region AS region ON region.mof_div_code = document.region_code
    JOIN dim_department AS department ON department.region_id = region.region_id AND department.code = document.department_code
    -- A code may have been another department's in other years.
    WHERE department.department_id = (
        SELECT arg_min(bore.department_id, {
            'years_apart': greatest(bore.valid_from_year - document.fiscal_year, document.fiscal_year - bore.valid_to_year, 0),
            'department_id': bore.department_id
        })
        FROM dim_department AS bore
        WHERE bore.region_id = region.region_id AND bore.code = document.department_code
    )
    GROUP BY department.department_id
),
span AS (
    SELECT
        region_id,
        department_id,
        min(fiscal_year) FILTER (WHERE has_budget) AS first_year,
        max(fiscal_year) FILTER (WHERE has_budget) AS last_year,
        string_agg(fiscal_year::VARCHAR, '、' ORDER BY fiscal_year) FILTER (WHERE has_budget) AS years_budget,
        string_agg(fiscal_year::VARCHAR, '、' ORDER BY fiscal_year) FILTER (WHERE has_evaluation) AS years_evaluation,
        string_agg(fiscal_year::VARCHAR, '、' ORDER BY fiscal_year) FILTER (WHERE has_department_form) AS years_department_form,
        arg_max(projects, fiscal_year) FILTER (WHERE has_budget) AS projects_last_year,
        arg_max(amount_yuan, fiscal_year) FILTER (WHERE has_budget) AS amount_last_year_yuan
    FROM yearly
    GROUP BY region_id, department_id
),
gap AS (
    SELECT
        span.region_id,
        span.department_id,
        count(*) AS missing_years,
        string_agg(year.fiscal_year::VARCHAR, '、' ORDER BY year.fiscal_year) AS years_missing
    FROM span
    JOIN (SELECT unnest(range(1990, 2101))::INTEGER AS fiscal_year) AS year
        ON year.fiscal_year BETWEEN span.first_year AND span.last_year
    ANTI JOIN (SELECT * FROM yearly WHERE has_budget) AS loaded ON loaded.region_id = span.region_id
        AND loaded.department_id = span.department_id
        AND loaded.fiscal_year = year.fiscal_year
    GROUP BY span.region_id, span.department_id
),
named AS (
    SELECT region.name AS region_name, department.code AS department_code, department.name AS department_name, span.*
    FROM span, asked
    JOIN dim_region AS region ON region.region_id = span.region_id
    JOIN dim_department AS department ON department.department_id = span.department_id
    WHERE region.name LIKE asked.region AND department.name LIKE asked.department
)
SELECT
    named.region_name,
    named.department_name,
    named.first_year,
    named.last_year,
    named.years_budget,
    named.years_evaluation,
    named.years_department_form,
    coalesce(gap.missing_years, 0) AS missing_years,
    gap.years_missing,
    refused.years_refused,
    coalesce(document.documents, 0) AS documents_loaded,
    coalesce(refused.documents_refused, 0) AS documents_refused,
    named.projects_last_year,
    named.amount_last_year_yuan,
    (SELECT count(*) FROM named) AS departments_in_all
FROM named
LEFT JOIN gap ON gap.region_id = named.region_id AND gap.department_id = named.department_id
LEFT JOIN document ON document.department_id = named.department_id
LEFT JOIN refused ON refused.department_id = named.department_id
ORDER BY missing_years DESC, named.region_name, named.department_code, named.department_name, named.department_id
LIMIT (SELECT departments FROM asked);
