-- message: the same text stands as output and as benefit: a benefit is what the output brings about
SELECT
    output.project_row_id AS row_id,
    min(output.name_printed) AS observed,
    'an effect of the output' AS expected
FROM fact_indicator_target AS output
JOIN fact_indicator_target AS benefit ON benefit.project_row_id = output.project_row_id
    AND benefit.indicator_id = output.indicator_id
    AND benefit.name_printed = output.name_printed
WHERE output.class_id IN (SELECT class_id FROM judged_classes WHERE is_output)
    AND benefit.class_id IN (SELECT class_id FROM judged_classes WHERE is_benefit)
GROUP BY output.project_row_id
