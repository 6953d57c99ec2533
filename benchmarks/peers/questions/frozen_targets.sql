-- asks: which departments have most targets of 2025 that were the same in 2024 and 2023? The first 200
WITH frozen AS (
    SELECT this.region_id, this.department_id, count(*) AS targets
    FROM fact_indicator_target AS this
    JOIN fact_indicator_target AS last
        ON last.project_id = this.project_id
        AND last.indicator_id = this.indicator_id
        AND last.class_id = this.class_id
        AND last.measure_unit_id = this.measure_unit_id
        AND last.comparator_code = this.comparator_code
        AND last.value_low = this.value_low
    JOIN fact_indicator_target AS first
        ON first.project_id = this.project_id
        AND first.indicator_id = this.indicator_id
        AND first.class_id = this.class_id
        AND first.measure_unit_id = this.measure_unit_id
        AND first.comparator_code = this.comparator_code
        AND first.value_low = this.value_low
    WHERE this.fiscal_year = 2025 AND last.fiscal_year = 2024 AND first.fiscal_year = 2023
        AND this.is_current AND last.is_current AND first.is_current
    GROUP BY this.region_id, this.department_id
)
SELECT region.name AS region_name, department.name AS department_name, frozen.targets
FROM frozen
JOIN dim_region AS region ON region.region_id = frozen.region_id
JOIN dim_department AS department ON department.department_id = frozen.department_id
ORDER BY frozen.targets DESC, frozen.region_id, frozen.department_id
LIMIT 200;
