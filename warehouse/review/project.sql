-- order: 2
-- file: projects.csv
-- sheet: 项目
-- column: decision｜决定｜14
-- column: region｜区划｜12
-- column: unit｜单位｜12
-- column: left｜左（先）｜30
-- column: left_year｜左：年度｜8
-- column: right｜右（后）｜30
-- column: right_year｜右：年度｜8
-- column: reason｜理由｜24
-- column: decided_on｜决定日期｜13
-- column: decided_by｜决定人｜10
-- column: rank｜名次｜6
-- column: rule｜依据的规则｜16
-- column: score｜相似度｜8
-- column: guards_failed｜不利的方面｜18
-- column: evidence｜有利的方面｜24
-- column: left_rows｜左：行数｜8
-- column: left_indicators｜左：指标数｜8
-- column: left_units｜左：单位｜24
-- column: left_years｜左：各年度｜12
-- column: right_rows｜右：行数｜8
-- column: right_indicators｜右：指标数｜8
-- column: right_units｜右：单位｜24
-- column: right_years｜右：各年度｜12
-- column: left_sample_1｜左：例一｜40
-- column: left_sample_2｜左：例二｜40
-- column: left_sample_3｜左：例三｜40
-- column: right_sample_1｜右：例一｜40
-- column: right_sample_2｜右：例二｜40
-- column: right_sample_3｜右：例三｜40
-- column: left_id｜左：编号｜22
-- column: right_id｜右：编号｜22
-- Each side goes by the name of the year in which the two come nearest: the last of the left, the first of the right.
WITH candidate AS MATERIALIZED (
    SELECT * FROM review_candidate WHERE kind = 'project' ORDER BY rank LIMIT $most
),
wanted AS (
    SELECT left_id AS project_id FROM candidate
    UNION
    SELECT right_id FROM candidate
),
printed AS (
    SELECT
        budget.project_id,
        budget.row_id,
        nullif(budget.fiscal_year, 0) AS year,
        coalesce(budget.name_printed, budget.name) AS name,
        budget.indicator_rows,
        coalesce(region.mof_div_code, region.name) AS region,
        coalesce(unit.code, unit.name) AS unit,
        concat_ws(' ', unit.code, unit.name) AS whole_unit,
        budget.is_current,
        concat_ws('，',
            concat_ws(' ', nullif(budget.fiscal_year, 0), unit.code, unit.name),
            '“' || coalesce(budget.name_printed, budget.name) || '”',
            budget.amount_yuan || ' 元',
            left(budget.goal, 60),
            document.document_name || concat_ws(' ', '', '第' || budget.page || '页', budget.sheet,
                '第' || budget.source_row || '行')
        ) AS told
    FROM fact_project_budget AS budget
    JOIN dim_region AS region USING (region_id)
    JOIN dim_unit AS unit USING (unit_id)
    JOIN dim_document AS document USING (document_id)
    WHERE budget.phase = '批复' AND budget.project_id IN (SELECT project_id FROM wanted)
),
side AS (
    SELECT
        project_id,
        count(*) FILTER (is_current) AS printed_rows,
        coalesce(sum(indicator_rows) FILTER (is_current), 0)::BIGINT AS indicators,
        array_to_string(list_sort(list(DISTINCT whole_unit)), ', ') AS units,
        array_to_string(list_sort(list(DISTINCT year)), ', ') AS years,
        min(year) AS first_year,
        max(year) AS last_year,
        arg_min(name, (coalesce(year, 9999), NOT is_current, row_id)) AS first_name,
        arg_max(name, (coalesce(year, 0), is_current, -row_id)) AS last_name,
        arg_max(region, (coalesce(year, 0), is_current, -row_id)) AS region,
        arg_max(unit, (coalesce(year, 0), is_current, -row_id)) AS unit,
        arg_max(told, (is_current, coalesce(year, 0), -row_id), 3) AS texts
    FROM printed
    GROUP BY project_id
)
SELECT
    NULL AS decision,
    coalesce(right_side.region, left_side.region) AS region,
    coalesce(right_side.unit, left_side.unit) AS unit,
    coalesce(left_side.last_name, candidate.left_name) AS left,
    left_side.last_year AS left_year,
    coalesce(right_side.first_name, candidate.right_name) AS right,
    right_side.first_year AS right_year,
    NULL AS reason,
    NULL AS decided_on,
    NULL AS decided_by,
    candidate.rank,
    candidate.rule,
    candidate.score,
    candidate.guards_failed,
    candidate.evidence,
    coalesce(left_side.printed_rows, 0) AS left_rows,
    coalesce(left_side.indicators, 0) AS left_indicators,
    left_side.units AS left_units,
    left_side.years AS left_years,
    coalesce(right_side.printed_rows, 0) AS right_rows,
    coalesce(right_side.indicators, 0) AS right_indicators,
    right_side.units AS right_units,
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
LEFT JOIN side AS left_side ON left_side.project_id = candidate.left_id
LEFT JOIN side AS right_side ON right_side.project_id = candidate.right_id
ORDER BY candidate.rank;
