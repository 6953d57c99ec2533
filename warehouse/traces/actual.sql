-- order: 2
-- title: Row of an evaluation or of monitoring
SELECT
    actual.row_id,
    actual.name_printed AS printed,
    indicator.name AS indicator,
    concat_ws(' / ', actual.level_1_printed, actual.level_2_printed) AS class_printed,
    concat_ws(' ', actual.comparator_printed, actual.value_printed, actual.measure_unit_printed) AS target_printed,
    concat_ws(
        ' ',
        nullif(comparator.symbol, '未知｜unknown'),
        rtrim(rtrim(actual.value_low::VARCHAR, '0'), '.'),
        CASE WHEN actual.value_high <> actual.value_low THEN '… ' || rtrim(rtrim(actual.value_high::VARCHAR, '0'), '.') END,
        CASE WHEN actual.value_low IS NOT NULL THEN nullif(unit.name, '未知｜unknown') END,
        actual.value_text
    )
        AS target_read,
    actual.actual_printed,
    coalesce(
        rtrim(rtrim(actual.actual_value::VARCHAR, '0'), '.') || coalesce(' ' || nullif(unit.name, '未知｜unknown'), ''),
        actual.actual_text
    )
        AS actual_read,
    actual.score_printed,
    actual.forecast_printed,
    actual.reason,
    actual.scoring_rule,
    actual.weight_printed,
    actual.stage,
    actual.target_row_id,
    actual.is_clipped,
    actual.is_current AS counts,
    actual.page,
    actual.sheet,
    actual.source_row AS row,
    actual.box,
    actual.document_id,
    actual.project_row_id
FROM fact_indicator_actual AS actual
JOIN dim_indicator AS indicator USING (indicator_id)
JOIN dim_comparator AS comparator USING (comparator_code)
JOIN dim_measure_unit AS unit USING (measure_unit_id)
WHERE actual.row_id = $row_id AND actual.row_base = $row_id & -65536;
