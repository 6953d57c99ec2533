-- Where a promise stands and what it says: the columns that the questions read, with the printed text and its place.
SELECT
    row_id,
    fiscal_year,
    region_id,
    department_id,
    unit_id,
    project_id,
    indicator_id,
    class_id,
    measure_unit_id,
    comparator_code,
    value_low,
    value_high,
    value_text,
    weight,
    name_printed,
    value_printed,
    is_current,
    document_id,
    page,
    source_row,
    box
FROM fact_indicator_target
