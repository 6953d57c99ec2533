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
target AS (
    SELECT
        row_id, project_id, fiscal_year, indicator_id, class_id,
        count(*) OVER of_class AS alike,
        count(*) OVER of_indicator AS alike_in_any_class
    FROM fact_indicator_target
    SEMI JOIN report USING (project_id, fiscal_year)
    WHERE is_current AND indicator_id <> 0 AND fiscal_year <> 0
    WINDOW
        of_class AS (PARTITION BY project_id, fiscal_year, indicator_id, class_id),
        of_indicator AS (PARTITION BY project_id, fiscal_year, indicator_id)
),
-- What is asked of the row itself stands outside of the joins: a join on more than equal columns compares every row with every other.
reported AS (
    SELECT
        report.row_id,
        coalesce(
            if(report.alike = 1, same_class.row_id, NULL), if(report.alike_in_any_class = 1, any_class.row_id, NULL)
        ) AS target_row_id
    FROM report
    LEFT JOIN (FROM target WHERE alike = 1) AS same_class ON same_class.project_id = report.project_id
        AND same_class.fiscal_year = report.fiscal_year
        AND same_class.indicator_id = report.indicator_id
        AND same_class.class_id = report.class_id
    LEFT JOIN (FROM target WHERE alike_in_any_class = 1) AS any_class ON any_class.project_id = report.project_id
        AND any_class.fiscal_year = report.fiscal_year
        AND any_class.indicator_id = report.indicator_id
),
rescored AS (FROM rescored('reported_rows'))
SELECT
    row_base(actual.row_id) AS row_base,
    row_no(actual.row_id) AS row_no,
    actual.project_row_id - row_base(actual.row_id) AS project_row_no,
    reported.target_row_id,
    actual.stage,
    actual.fiscal_year,
    actual.region_id,
    actual.department_id,
    actual.unit_id,
    actual.project_id,
    actual.indicator_id,
    actual.class_id,
    actual.measure_unit_id,
    actual.comparator_code,
    actual.indicator_no,
    actual.value_low,
    actual.value_high,
    actual.value_text,
    actual.weight,
    actual.direction_printed,
    actual.direction_inferred,
    actual.direction,
    better(actual.direction, actual.comparator_code) AS better,
    actual.name_printed,
    actual.level_1_printed,
    actual.level_2_printed,
    actual.comparator_printed,
    actual.value_printed,
    actual.measure_unit_printed,
    actual.weight_printed,
    actual.baseline_printed,
    actual.actual_printed,
    actual.actual_value,
    actual.actual_text,
    actual.score_printed,
    actual.score,
    actual.reason,
    actual.scoring_rule,
    rescored.score_recomputed,
    rescored.score_current,
    rescored.score_2017,
    rescored.total_recomputed,
    rescored.rows_not_recomputed,
    actual.forecast_printed,
    actual.is_clipped,
    actual.is_current,
    actual.is_disputed,
    actual.document_id,
    actual.page,
    actual.sheet,
    actual.source_row,
    actual.box
FROM reported_rows AS actual
JOIN reported ON reported.row_id = actual.row_id
LEFT JOIN rescored ON rescored.row_id = actual.row_id
ORDER BY actual.fiscal_year, actual.region_id, actual.department_id, actual.unit_id, actual.document_id,
    actual.project_no, actual.indicator_no, actual.row_id
