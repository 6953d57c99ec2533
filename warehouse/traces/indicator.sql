-- order: 1
-- title: Indicator row
SELECT
    target.row_id,
    target.name_printed AS printed,
    indicator.name AS indicator,
    concat_ws(' / ', target.level_1_printed, target.level_2_printed) AS class_printed,
    concat_ws(' ', target.comparator_printed, target.value_printed, target.measure_unit_printed) AS target_printed,
    concat_ws(
        ' ',
        nullif(comparator.symbol, '未知｜unknown'),
        rtrim(rtrim(target.value_low::VARCHAR, '0'), '.'),
        CASE WHEN target.value_high <> target.value_low THEN '… ' || rtrim(rtrim(target.value_high::VARCHAR, '0'), '.') END,
        CASE WHEN target.value_low IS NOT NULL THEN nullif(unit.name, '未知｜unknown') END,
        target.value_text
    )
        AS target_read,
    target.weight_printed,
    target.is_clipped,
    target.is_current AS counts,
    target.page,
    target.sheet,
    target.source_row AS row,
    target.box,
    target.document_id,
    target.project_row_id
FROM fact_indicator_target AS target
JOIN dim_indicator AS indicator USING (indicator_id)
JOIN dim_comparator AS comparator USING (comparator_code)
JOIN dim_measure_unit AS unit USING (measure_unit_id)
WHERE target.row_id = $row_id AND target.row_base = $row_id & -65536;
