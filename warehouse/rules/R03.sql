-- message: the target is missed or far exceeded and no reason is given: give one
-- A reason that says nothing (无, 不适用) is none, but it shows that the form asks for one.
-- Where no row of an evaluation gives a reason, its form may have no column for it.
-- A number alone does not reach a target of more (＞) or less (＜) than it. Where less is better, as the comparator says, else the
-- direction, more is missed; so it is of a target of 0 that nobody calls better when exceeded.
-- Full points for a blank actual leave open whether the target was missed, where the form's other rows print what was reached.
WITH evaluated AS (
    SELECT
        actual.row_id,
        actual.document_id,
        actual.reason,
        actual.actual_printed,
        actual.score,
        actual.weight,
        actual.actual_value IS NULL AND actual.actual_text IS NULL
            AND count(coalesce(actual.actual_value::VARCHAR, actual.actual_text)) OVER (PARTITION BY actual.project_row_id) > 0
            AND NOT says('execution_row', actual.name_printed) AS is_blank,
        told_target(comparator.symbol, actual.value_low, actual.value_high, actual.value_text, '') AS target,
        CASE
            WHEN actual.value_low IS NULL OR actual.actual_value IS NULL THEN NULL
            WHEN comparator.symbol = '＞' AND actual.actual_value <= actual.value_low THEN true
            WHEN comparator.symbol = '＜' AND actual.actual_value >= coalesce(actual.value_high, actual.value_low) THEN true
            WHEN comparator.symbol IN ('≤', '＜')
                OR (comparator.symbol NOT IN ('≥', '＞') AND coalesce(actual.direction = '反向', actual.value_low = 0))
                THEN actual.actual_value > coalesce(actual.value_high, actual.value_low)
            ELSE actual.actual_value < actual.value_low
                OR (actual.value_low > 0 AND 100 * actual.actual_value
                    >= parameter('R03.overshoot') * coalesce(actual.value_high, actual.value_low))
        END AS is_off
    FROM fact_indicator_actual AS actual
    JOIN dim_comparator AS comparator USING (comparator_code)
    WHERE actual.stage = 'evaluation'
),
judged AS (
    SELECT
        *,
        coalesce(is_off, if(is_blank AND score >= weight, NULL, score < weight)) AS needs_reason,
        count(reason) OVER (PARTITION BY document_id) > 0 AS has_reasons
    FROM evaluated
)
SELECT
    row_id,
    CASE WHEN needs_reason IS NULL OR NOT has_reasons THEN 'undecidable' ELSE 'fail' END AS state,
    CASE
        WHEN needs_reason IS NULL AND is_blank AND score >= weight
            THEN 'full points are given and no actual is printed: it cannot be told whether the target was missed'
        WHEN needs_reason IS NULL THEN 'actual and target cannot be held against each other, and score or weight is missing'
        WHEN NOT has_reasons THEN 'no row of the document gives a reason: its form may have no column for it'
    END AS message,
    coalesce(actual_printed, '') AS observed,
    target AS expected
FROM judged
WHERE (reason IS NULL OR says('no_reason', reason)) AND coalesce(needs_reason, true)
