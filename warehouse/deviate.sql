-- How far what was reached is off its target, as macros of a build.

-- The number of a target that is one; NULL for a range and for words.
CREATE TEMP MACRO single(value_low, value_high) AS if(value_high IS NULL, value_low, NULL);

-- A target that is one number in another unit of measure, NULL where it cannot be converted; units are rows of dim_measure_unit.
CREATE TEMP MACRO in_unit(value_low, value_high, given, wanted) AS CASE
    WHEN given.measure_unit_id = wanted.measure_unit_id THEN single(value_low, value_high)
    WHEN given.base = wanted.base
        THEN TRY_CAST(
            single(value_low, value_high)::DOUBLE * coalesce(given.factor, 1)::DOUBLE / coalesce(wanted.factor, 1)::DOUBLE
            AS DECIMAL(28, 6)
        )
END;

-- What an actual is held against: the budget's target in the evaluation's unit of measure, else the one that it restates; and
-- the comparator that stands before it, as far as the budget prints one.
CREATE TEMP MACRO target_value(target_budgeted, value_low, value_high) AS coalesce(target_budgeted, single(value_low, value_high));
CREATE TEMP MACRO target_comparator(target_budgeted, budgeted_code, restated_code) AS
    coalesce(if(target_budgeted IS NULL, NULL, nullif(budgeted_code, 0)), restated_code);

CREATE TEMP MACRO deviation_percent(actual_value, target_value) AS TRY_CAST(
    round(100 * (actual_value - target_value)::DOUBLE / abs(nullif(target_value, 0))::DOUBLE, 1) AS DECIMAL(28, 1)
);

-- What became of a target, by what is better and by its comparator: the number itself does not reach ＞ (2) or ＜ (4).
CREATE TEMP MACRO outcome(actual_value, target_value, better, comparator_code) AS CASE
    WHEN actual_value = target_value THEN if(comparator_code IN (2, 4), 'worse', 'met')
    WHEN actual_value IS NULL OR target_value IS NULL OR better IS NULL THEN NULL
    WHEN better = 'equal' THEN 'other'
    WHEN (better = 'more') = (actual_value > target_value) THEN 'better'
    ELSE 'worse'
END;
