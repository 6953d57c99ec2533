-- A row reports on the target of the same project, year, indicator and class, where exactly one stands on each side;
-- else on that of the same project, year and indicator, where exactly one does. Two rows of one document never report on the same.
WITH report AS MATERIALIZED (
    SELECT
        row_id, project_id, fiscal_year, indicator_id, class_id,
        count(*) OVER of_class AS alike,
        count(*) OVER of_indicator AS alike_in_any_class
    FROM reported_rows
    WINDOW
        of_class AS (PARTITION BY document_id, project_id, fiscal_year, indicator_id, class_id),
        of_indicator AS (PARTITION BY document_id, project_id, fiscal_year, indicator_id)
),
-- Few targets of all are of a project and a year that somebody reports on: what they say is looked up for those alone.
target AS (
    SELECT
        printed.row_base, printed.row_no, printed.project_id, printed.fiscal_year, printed.value_serial, printed.wording_serial,
        name.indicator_id, wording.class_id,
        count(*) OVER of_class AS alike,
        count(*) OVER of_indicator AS alike_in_any_class
    FROM (
        FROM stored.target
        SEMI JOIN report USING (project_id, fiscal_year)
        WHERE is_current AND fiscal_year <> 0
    ) AS printed
    JOIN stored.indicator_name AS name ON name.name_serial = printed.name_serial
    JOIN stored.target_wording AS wording ON wording.wording_serial = printed.wording_serial
    WHERE name.indicator_id <> 0
    WINDOW
        of_class AS (PARTITION BY printed.project_id, printed.fiscal_year, name.indicator_id, wording.class_id),
        of_indicator AS (PARTITION BY printed.project_id, printed.fiscal_year, name.indicator_id)
),
-- What is asked of the row itself stands outside of the joins: a join on more than equal columns compares every row with every other.
reported AS (
    SELECT
        report.row_id,
        CASE
            WHEN report.alike = 1 AND same_class.row_no IS NOT NULL THEN same_class
            WHEN report.alike_in_any_class = 1 AND any_class.row_no IS NOT NULL THEN any_class
        END AS target
    FROM report
    LEFT JOIN (FROM target WHERE alike = 1) AS same_class ON same_class.project_id = report.project_id
        AND same_class.fiscal_year = report.fiscal_year
        AND same_class.indicator_id = report.indicator_id
        AND same_class.class_id = report.class_id
    LEFT JOIN (FROM target WHERE alike_in_any_class = 1) AS any_class ON any_class.project_id = report.project_id
        AND any_class.fiscal_year = report.fiscal_year
        AND any_class.indicator_id = report.indicator_id
),
-- How far off the target a year ended is for evaluations to say: monitoring holds what half a year reached against all of it.
compared AS (
    SELECT
        actual.row_id,
        in_unit(budgeted.value_low, budgeted.value_high, budgeted_in, restated_in) AS target_budgeted,
        target_value(target_budgeted, actual.value_low, actual.value_high) AS target_value,
        target_comparator(target_budgeted, wording.comparator_code, actual.comparator_code) AS comparator_code
    FROM reported_rows AS actual
    JOIN reported ON reported.row_id = actual.row_id
    LEFT JOIN stored.target_value AS budgeted ON budgeted.value_serial = reported.target.value_serial
    LEFT JOIN stored.target_wording AS wording ON wording.wording_serial = reported.target.wording_serial
    LEFT JOIN dim_measure_unit AS budgeted_in ON budgeted_in.measure_unit_id = wording.measure_unit_id
    LEFT JOIN dim_measure_unit AS restated_in ON restated_in.measure_unit_id = actual.measure_unit_id
    WHERE actual.stage = 'evaluation'
),
rescored AS (FROM rescored('reported_rows'))
SELECT
    row_base(actual.row_id) AS row_base,
    row_no(actual.row_id)::INTEGER AS row_no,
    actual.row_id - actual.project_row_id AS behind_project,
    document.document_serial,
    actual.stage,
    actual.fiscal_year,
    actual.region_id,
    actual.department_id,
    actual.unit_id,
    actual.project_id,
    actual.name_serial,
    actual.value_serial,
    actual.wording_serial,
    actual.actual_serial,
    actual.indicator_no::INTEGER AS indicator_no,
    actual.baseline_printed,
    actual.score_printed,
    actual.score,
    actual.reason,
    actual.scoring_rule,
    rescored.score_recomputed,
    rescored.score_current,
    rescored.score_2017,
    rescored.total_recomputed,
    rescored.rows_not_recomputed::INTEGER AS rows_not_recomputed,
    actual.forecast_printed,
    reported.target.row_base AS target_row_base,
    reported.target.row_no AS target_row_no,
    reported.target.value_serial AS target_value_serial,
    reported.target.wording_serial AS target_wording_serial,
    compared.target_budgeted,
    deviation_percent(actual.actual_value, compared.target_value) AS deviation_percent,
    outcome(
        actual.actual_value, compared.target_value, better(actual.direction, actual.comparator_code), compared.comparator_code
    ) AS outcome,
    actual.is_current,
    actual.is_disputed,
    actual.page::INTEGER AS page,
    actual.sheet,
    actual.source_row::INTEGER AS source_row,
    actual.box
FROM reported_rows AS actual
JOIN reported ON reported.row_id = actual.row_id
JOIN stored.document AS document ON document.document_id = actual.document_id
LEFT JOIN compared ON compared.row_id = actual.row_id
LEFT JOIN rescored ON rescored.row_id = actual.row_id
ORDER BY document.document_serial, actual.row_id
