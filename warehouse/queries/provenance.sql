-- question: 25
-- 问题：某条数据出自哪个文件、哪页、哪行，做了哪些修复？
-- asks: which document, page and row does a number come from, and what was repaired on the way?
-- reads: the row_id of any fact: a target, an actual, an amount of a money block or a project's budget. One row is a repair of the
-- reads: printed row or of its project's rows, a single row without repair words where nothing was repaired. printed and read stand side
-- reads: by side; row counts from 1 in the table on the page, in the sheet or in the text. `jixiao trace` shows the same way
-- reads: with the cells on the page
-- edit: in `asked`, the row_id (of any mart or fact table); NULL takes a row that was repaired, as an example
-- 读法：可查任何事实行：目标、完成值、资金项或项目预算。一行为对该行或其项目各行的一处修复；没有修复的只有一行，修复各列为空。printed 为印出的，read 为读成的；行号从 1 起，为页内表格、工作表或文本的行。jixiao trace 显示同一过程并标出页面上的单元格。
-- 可改：asked 中的 row_id（任何视图或事实表的行编号）；NULL 时取一个有修复的行为例。
WITH asked AS (SELECT NULL::BIGINT AS row_id),
example AS (
    SELECT document_id, page, sheet, source_row
    FROM repair
    WHERE (SELECT row_id FROM asked) IS NULL
    ORDER BY document_id, repair_no
    LIMIT 1
),
-- All rows of a document share row_base: by it the document's rows are found without reading those of all others.
chosen AS MATERIALIZED (
    SELECT row_id, row_id & -65536 AS row_base FROM asked WHERE row_id IS NOT NULL
    UNION ALL
    (
        SELECT target.row_id, target.row_base
        FROM fact_indicator_target AS target
        JOIN example ON example.document_id = target.document_id
            AND example.page IS NOT DISTINCT FROM target.page
            AND example.sheet IS NOT DISTINCT FROM target.sheet
            AND example.source_row = target.source_row
        ORDER BY target.row_id
        LIMIT 1
    )
    LIMIT 1
),
part AS MATERIALIZED (
    SELECT
        target.row_id,
        chosen.row_base,
        'fact_indicator_target' AS row_table,
        target.project_row_id,
        target.name_printed,
        concat_ws(' ', target.comparator_printed, target.value_printed, target.measure_unit_printed) AS printed,
        coalesce(rtrim(rtrim(target.value_low::VARCHAR, '0'), '.'), target.value_text) AS read,
        target.is_current,
        target.fiscal_year,
        target.project_id,
        target.document_id,
        target.page,
        target.sheet,
        target.source_row,
        target.box
    FROM chosen
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = chosen.row_id AND printed.row_base = chosen.row_base
    ) AS target
    UNION ALL
    SELECT
        actual.row_id,
        chosen.row_base,
        'fact_indicator_actual',
        actual.project_row_id,
        actual.name_printed,
        actual.actual_printed,
        coalesce(rtrim(rtrim(actual.actual_value::VARCHAR, '0'), '.'), actual.actual_text),
        actual.is_current,
        actual.fiscal_year,
        actual.project_id,
        actual.document_id,
        actual.page,
        actual.sheet,
        actual.source_row,
        actual.box
    FROM chosen
    CROSS JOIN LATERAL (
        FROM fact_indicator_actual AS printed
        WHERE printed.row_id = chosen.row_id AND printed.row_base = chosen.row_base
    ) AS actual
    UNION ALL
    SELECT
        funding.row_id,
        chosen.row_base,
        'fact_project_funding',
        funding.project_row_id,
        funding.label_printed,
        concat_ws(' ', funding.amount_printed, funding.money_unit_printed),
        funding.amount_yuan::VARCHAR,
        funding.is_current,
        funding.fiscal_year,
        funding.project_id,
        funding.document_id,
        funding.page,
        funding.sheet,
        funding.source_row,
        funding.box
    FROM chosen
    CROSS JOIN LATERAL (
        FROM fact_project_funding AS printed
        WHERE printed.row_id = chosen.row_id AND printed.row_base = chosen.row_base
    ) AS funding
    UNION ALL
    SELECT
        budget.row_id,
        chosen.row_base,
        'fact_project_budget',
        budget.row_id,
        budget.name,
        concat_ws(' ', budget.amount_printed, budget.money_unit_printed),
        budget.amount_yuan::VARCHAR,
        budget.is_current,
        budget.fiscal_year,
        budget.project_id,
        budget.document_id,
        budget.page,
        budget.sheet,
        budget.source_row,
        budget.box
    FROM chosen
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = chosen.row_id AND printed.row_base = chosen.row_base
    ) AS budget
    LIMIT 1
),
project AS MATERIALIZED (
    SELECT budget.*
    FROM part
    CROSS JOIN LATERAL (
        FROM fact_project_budget AS printed
        WHERE printed.row_id = part.project_row_id AND printed.row_base = part.row_base
    ) AS budget
),
place AS (
    SELECT document_id, page, sheet, source_row FROM part
    UNION
    SELECT sister.document_id, sister.page, sister.sheet, sister.source_row
    FROM part
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.project_id = part.project_id AND printed.project_row_id = part.project_row_id
    ) AS sister
    UNION
    SELECT sister.document_id, sister.page, sister.sheet, sister.source_row
    FROM part
    CROSS JOIN LATERAL (
        FROM fact_indicator_actual AS printed
        WHERE printed.project_id = part.project_id AND printed.project_row_id = part.project_row_id
    ) AS sister
    UNION
    SELECT document_id, page, sheet, source_row FROM project
),
repaired AS (
    SELECT repair.*
    FROM repair
    JOIN place ON place.document_id = repair.document_id
        AND place.page IS NOT DISTINCT FROM repair.page
        AND place.sheet IS NOT DISTINCT FROM repair.sheet
        AND place.source_row = repair.source_row
)
SELECT
    part.row_id,
    part.row_table,
    coalesce(project.name_printed, project.name) AS project_name,
    nullif(project.fiscal_year, 0) AS fiscal_year,
    part.name_printed,
    part.printed,
    part.read,
    part.is_current,
    document.document_name,
    part.page,
    part.sheet,
    part.source_row,
    part.box,
    document.title,
    document.published_on,
    document.document_id,
    repaired.source_row AS repaired_row,
    repaired.rule AS repair_rule,
    repaired.reason AS repair_reason,
    repaired.before AS repair_before,
    repaired.after AS repair_after
FROM part
JOIN project ON project.row_id = part.project_row_id
JOIN dim_document AS document ON document.document_id = part.document_id
LEFT JOIN repaired ON repaired.document_id = part.document_id
ORDER BY part.row_id, repaired.source_row, repaired.rule, repaired.repair_no;
