-- order: 3
-- file: units.csv
-- sheet: 单位
-- column: change｜变动｜14
-- column: body｜单位或部门｜12
-- column: region｜区划｜12
-- column: left_code｜左（先）：代码｜12
-- column: left_name｜左（先）：名称｜28
-- column: right_code｜右（后）：代码｜12
-- column: right_name｜右（后）：名称｜28
-- column: from_year｜起始年度｜9
-- column: reason｜理由｜24
-- column: decided_on｜决定日期｜13
-- column: decided_by｜决定人｜10
-- column: rank｜名次｜6
-- column: rule｜依据的规则｜16
-- column: score｜相似度｜8
-- column: guards_failed｜不利的方面｜18
-- column: evidence｜有利的方面｜24
-- column: left_rows｜左：行数｜8
-- column: left_projects｜左：项目数｜8
-- column: left_departments｜左：部门｜24
-- column: left_years｜左：年度｜12
-- column: right_rows｜右：行数｜8
-- column: right_projects｜右：项目数｜8
-- column: right_departments｜右：部门｜24
-- column: right_years｜右：年度｜12
-- column: left_sample_1｜左：例一｜40
-- column: left_sample_2｜左：例二｜40
-- column: left_sample_3｜左：例三｜40
-- column: right_sample_1｜右：例一｜40
-- column: right_sample_2｜右：例二｜40
-- column: right_sample_3｜右：例三｜40
-- column: left_id｜左：编号｜22
-- column: right_id｜右：编号｜22
WITH candidate AS MATERIALIZED (
    SELECT * FROM review_candidate WHERE kind = 'unit' ORDER BY rank LIMIT $most
),
wanted AS (
    SELECT left_id AS unit_id FROM candidate
    UNION
    SELECT right_id FROM candidate
),
printed AS (
    SELECT
        budget.unit_id,
        budget.row_id,
        budget.project_id,
        nullif(budget.fiscal_year, 0) AS year,
        concat_ws(' ', department.code, department.name) AS department,
        budget.is_current,
        concat_ws('，',
            concat_ws(' ', nullif(budget.fiscal_year, 0), unit.code, unit.name),
            '“' || coalesce(budget.name_printed, budget.name) || '”',
            budget.amount_yuan || ' 元',
            document.document_name || concat_ws(' ', '', '第' || budget.page || '页', budget.sheet,
                '第' || budget.source_row || '行')
        ) AS told
    FROM fact_project_budget AS budget
    JOIN dim_department AS department USING (department_id)
    JOIN dim_unit AS unit USING (unit_id)
    JOIN dim_document AS document USING (document_id)
    WHERE budget.phase = '批复' AND budget.unit_id IN (SELECT unit_id FROM wanted)
),
reach AS (
    SELECT
        unit_id,
        count(*) FILTER (is_current) AS printed_rows,
        count(DISTINCT project_id) FILTER (is_current) AS projects,
        array_to_string(list_sort(list(DISTINCT department)), ', ') AS departments,
        array_to_string(list_sort(list(DISTINCT year)), ', ') AS years,
        arg_max(told, (is_current, coalesce(year, 0), -row_id), 3) AS texts
    FROM printed
    GROUP BY unit_id
),
side AS (
    SELECT
        unit.unit_id,
        unit.code,
        unit.name,
        unit.valid_from_year,
        coalesce(region.mof_div_code, region.name) AS region,
        reach.* EXCLUDE (unit_id)
    FROM dim_unit AS unit
    JOIN dim_department AS department USING (department_id)
    JOIN dim_region AS region USING (region_id)
    LEFT JOIN reach USING (unit_id)
    WHERE unit.unit_id IN (SELECT unit_id FROM wanted)
)
SELECT
    NULL AS change,
    'unit' AS body,
    coalesce(right_side.region, left_side.region) AS region,
    left_side.code AS left_code,
    left_side.name AS left_name,
    right_side.code AS right_code,
    right_side.name AS right_name,
    right_side.valid_from_year AS from_year,
    NULL AS reason,
    NULL AS decided_on,
    NULL AS decided_by,
    candidate.rank,
    candidate.rule,
    candidate.score,
    candidate.guards_failed,
    candidate.evidence,
    coalesce(left_side.printed_rows, 0) AS left_rows,
    coalesce(left_side.projects, 0) AS left_projects,
    left_side.departments AS left_departments,
    left_side.years AS left_years,
    coalesce(right_side.printed_rows, 0) AS right_rows,
    coalesce(right_side.projects, 0) AS right_projects,
    right_side.departments AS right_departments,
    right_side.years AS right_years,
    left_side.texts[1] AS left_sample_1,
    left_side.texts[2] AS left_sample_2,
    left_side.texts[3] AS left_sample_3,
    right_side.texts[1] AS right_sample_1,
    right_side.texts[2] AS right_sample_2,
    right_side.texts[3] AS right_sample_3,
    candidate.left_id::VARCHAR AS left_id,
    candidate.right_id::VARCHAR AS right_id
FROM candidate
LEFT JOIN side AS left_side ON left_side.unit_id = candidate.left_id
LEFT JOIN side AS right_side ON right_side.unit_id = candidate.right_id
ORDER BY candidate.rank;
