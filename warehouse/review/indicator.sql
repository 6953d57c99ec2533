-- order: 1
-- file: indicators.csv
-- sheet: 指标
-- column: decision｜决定｜14
-- column: left｜左｜30
-- column: right｜右｜30
-- column: unit｜单位｜10
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
-- column: left_units｜左：单位数｜8
-- column: left_years｜左：年度｜12
-- column: right_rows｜右：行数｜8
-- column: right_projects｜右：项目数｜8
-- column: right_units｜右：单位数｜8
-- column: right_years｜右：年度｜12
-- column: left_sample_1｜左：例一｜40
-- column: left_sample_2｜左：例二｜40
-- column: left_sample_3｜左：例三｜40
-- column: right_sample_1｜右：例一｜40
-- column: right_sample_2｜右：例二｜40
-- column: right_sample_3｜右：例三｜40
-- column: left_id｜左：编号｜22
-- column: right_id｜右：编号｜22
-- Samples are of different units before they are of one, and of rows that count before others.
WITH candidate AS MATERIALIZED (
    SELECT * FROM review_candidate WHERE kind = 'indicator' ORDER BY rank LIMIT $most
),
wanted AS (
    SELECT left_id AS indicator_id FROM candidate
    UNION
    SELECT right_id FROM candidate
),
printed AS (
    SELECT row_id, indicator_id, project_id, unit_id, fiscal_year, document_id, name_printed, comparator_printed,
        value_printed, measure_unit_printed, is_current, page, sheet, source_row
    FROM fact_indicator_target
    WHERE indicator_id IN (SELECT indicator_id FROM wanted)
    UNION ALL
    SELECT row_id, indicator_id, project_id, unit_id, fiscal_year, document_id, name_printed, comparator_printed,
        value_printed, measure_unit_printed, is_current, page, sheet, source_row
    FROM fact_indicator_actual
    WHERE indicator_id IN (SELECT indicator_id FROM wanted)
),
reach AS (
    SELECT
        indicator_id,
        count(*) AS printed_rows,
        count(DISTINCT project_id) AS projects,
        count(DISTINCT unit_id) AS units,
        array_to_string(list_sort(list(DISTINCT nullif(fiscal_year, 0))), ', ') AS years
    FROM printed
    WHERE is_current
    GROUP BY indicator_id
),
nth_of_unit AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY indicator_id, unit_id ORDER BY is_current DESC, fiscal_year DESC, document_id, row_id
        ) AS nth
    FROM printed
),
chosen AS (
    SELECT *
    FROM nth_of_unit
    QUALIFY row_number() OVER (
        PARTITION BY indicator_id ORDER BY is_current DESC, nth, fiscal_year DESC, document_id, row_id
    ) <= 3
),
sample AS (
    SELECT
        chosen.indicator_id,
        list(
            concat_ws('，',
                concat_ws(' ', nullif(chosen.fiscal_year, 0), unit.code, unit.name),
                '“' || chosen.name_printed || '”',
                nullif(concat_ws(' ', chosen.comparator_printed, chosen.value_printed, chosen.measure_unit_printed), ''),
                document.document_name || concat_ws(' ', '', '第' || chosen.page || '页', chosen.sheet,
                    '第' || chosen.source_row || '行')
            )
            ORDER BY chosen.is_current DESC, chosen.nth, chosen.fiscal_year DESC, chosen.document_id, chosen.row_id
        ) AS texts
    FROM chosen
    JOIN dim_unit AS unit USING (unit_id)
    JOIN dim_document AS document USING (document_id)
    GROUP BY chosen.indicator_id
)
SELECT
    NULL AS decision,
    candidate.left_name AS left,
    candidate.right_name AS right,
    NULL AS unit,
    NULL AS reason,
    NULL AS decided_on,
    NULL AS decided_by,
    candidate.rank,
    candidate.rule,
    candidate.score,
    candidate.guards_failed,
    candidate.evidence,
    coalesce(left_reach.printed_rows, 0) AS left_rows,
    coalesce(left_reach.projects, 0) AS left_projects,
    coalesce(left_reach.units, 0) AS left_units,
    left_reach.years AS left_years,
    coalesce(right_reach.printed_rows, 0) AS right_rows,
    coalesce(right_reach.projects, 0) AS right_projects,
    coalesce(right_reach.units, 0) AS right_units,
    right_reach.years AS right_years,
    left_sample.texts[1] AS left_sample_1,
    left_sample.texts[2] AS left_sample_2,
    left_sample.texts[3] AS left_sample_3,
    right_sample.texts[1] AS right_sample_1,
    right_sample.texts[2] AS right_sample_2,
    right_sample.texts[3] AS right_sample_3,
    candidate.left_id::VARCHAR AS left_id,
    candidate.right_id::VARCHAR AS right_id
FROM candidate
LEFT JOIN reach AS left_reach ON left_reach.indicator_id = candidate.left_id
LEFT JOIN reach AS right_reach ON right_reach.indicator_id = candidate.right_id
LEFT JOIN sample AS left_sample ON left_sample.indicator_id = candidate.left_id
LEFT JOIN sample AS right_sample ON right_sample.indicator_id = candidate.right_id
ORDER BY candidate.rank;
