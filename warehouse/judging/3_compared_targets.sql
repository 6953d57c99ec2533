-- Each current target beside the same indicator's of the year before: of the same project, class and unit of measure.
-- A target that stays is told in the last year that it stays. One that a year prints twice is left out: nobody can tell which of the two it is.
CREATE TEMP TABLE compared_targets AS
WITH single AS (
    SELECT
        project_id, indicator_id, class_id, measure_unit_id, fiscal_year,
        any_value(row_id) AS row_id,
        any_value(project_row_id) AS project_row_id,
        any_value(value_low) AS value_low,
        any_value(value_high) AS value_high,
        any_value(direction) AS direction,
        any_value(hash(comparator_code, value_low, value_high, value_text)) AS value
    FROM fact_indicator_target
    WHERE is_current AND fiscal_year <> 0 AND indicator_id <> 0 AND (value_low IS NOT NULL OR value_text IS NOT NULL)
    GROUP BY project_id, indicator_id, class_id, measure_unit_id, fiscal_year
    HAVING count(*) = 1
),
beside AS (
    SELECT
        *,
        lag(fiscal_year) OVER years AS before_year,
        lead(fiscal_year) OVER years AS after_year,
        lead(value) OVER years AS after_value,
        lag(value_low) OVER years AS before_low,
        lag(value_high) OVER years AS before_high,
        lag(direction) OVER years AS before_direction,
        lag(fiscal_year, (parameter('Q07.frozen_years') - 1)::INTEGER) OVER years AS first_year,
        min(value) OVER span AS least_value,
        max(value) OVER span AS largest_value
    FROM single
    WINDOW
        years AS (PARTITION BY project_id, indicator_id, class_id, measure_unit_id ORDER BY fiscal_year),
        span AS (
            PARTITION BY project_id, indicator_id, class_id, measure_unit_id ORDER BY fiscal_year
            RANGE BETWEEN (parameter('Q07.frozen_years') - 1)::INTEGER PRECEDING AND CURRENT ROW
        )
)
SELECT
    row_id, project_row_id, project_id, fiscal_year, value_low, value_high, before_low, before_high,
    coalesce(first_year = fiscal_year - parameter('Q07.frozen_years') + 1, false) AND least_value = largest_value
        AND NOT coalesce(after_year = fiscal_year + 1 AND after_value = value, false) AS is_frozen,
    coalesce(direction = before_direction AND CASE direction
        WHEN '正向' THEN value_low < before_low
        ELSE coalesce(value_high, value_low) > coalesce(before_high, before_low)
    END, false) AS is_eased
FROM beside
WHERE before_year = fiscal_year - 1;
