-- Rows are first counted by what they say in short, so that ten million of them are added up once and not in twelve ways.
WITH wording AS (
    SELECT
        wording.wording_serial,
        wording.weight,
        is_in_words(wording.comparator_code) AS is_qualitative,
        wording.comparator_code IN (3, 5) AS is_zero_told, -- ＝ 0 and ≤ 0
        CASE
            WHEN unit.name <> '%' THEN NULL
            WHEN is_floor(wording.comparator_code) THEN 'saturated'
            WHEN is_ceiling(wording.comparator_code) OR wording.direction IS NOT DISTINCT FROM '反向' THEN 'capped'
            ELSE 'exact'
        END AS if_full
    FROM stored.target_wording AS wording
    JOIN dim_measure_unit AS unit ON unit.measure_unit_id = wording.measure_unit_id
),
value AS (
    SELECT
        value_serial,
        value_low IS NULL AS is_numberless,
        value_low IS NULL AND value_text IS NOT NULL AS is_words,
        coalesce(value_low >= parameter('Q04.saturated_percent'), false) AS is_full,
        coalesce(value_low = 0 AND coalesce(value_high, 0) = 0, false) AS is_zero
    FROM stored.target_value
),
name AS (
    SELECT name.name_serial, indicator.boilerplate_kind
    FROM stored.indicator_name AS name
    JOIN dim_indicator AS indicator ON indicator.indicator_id = name.indicator_id
),
short AS (
    SELECT
        target.region_id,
        target.department_id,
        target.fiscal_year,
        name.boilerplate_kind,
        target.wording_serial,
        value.is_numberless,
        value.is_words,
        value.is_full,
        value.is_zero,
        count(*) AS rows
    FROM stored.target AS target
    JOIN value ON value.value_serial = target.value_serial
    JOIN name ON name.name_serial = target.name_serial
    WHERE target.is_current
    GROUP BY ALL
),
counted AS (
    SELECT
        region_id,
        department_id,
        fiscal_year,
        sum(rows) AS indicator_rows,
        sum(rows) FILTER (WHERE boilerplate_kind = 'template') AS template_rows,
        sum(rows) FILTER (WHERE boilerplate_kind = 'shared') AS shared_rows,
        sum(rows) FILTER (WHERE boilerplate_kind = 'copied') AS copied_rows,
        sum(rows) FILTER (WHERE is_qualitative OR is_words) AS qualitative_rows,
        sum(rows) FILTER (WHERE NOT is_qualitative AND is_numberless AND NOT is_words) AS valueless_rows,
        sum(rows) FILTER (WHERE is_full AND if_full = 'saturated') AS saturated_rows,
        sum(rows) FILTER (WHERE is_full AND if_full = 'exact') AS exact_rows,
        sum(rows) FILTER (WHERE is_full AND if_full = 'capped') AS capped_rows,
        sum(rows) FILTER (WHERE is_zero AND is_zero_told) AS zero_rows,
        sum(rows * weight) AS weight,
        sum(rows * weight) FILTER (WHERE is_qualitative OR is_words) AS qualitative_weight,
        sum(rows * weight) FILTER (WHERE is_full AND if_full = 'saturated') AS saturated_weight
    FROM short
    JOIN wording USING (wording_serial)
    GROUP BY region_id, department_id, fiscal_year
),
-- A project is counted once, however many rows (tranches) it has.
project AS (
    SELECT
        region_id,
        department_id,
        fiscal_year,
        project_serial,
        bool_or(is_current) AS is_current,
        bool_or(stage_of(form) = 'target' AND category IS DISTINCT FROM '部门整体') AS has_budget,
        bool_or(form = 'self_evaluation') AS has_evaluation,
        bool_or(stage_of(form) = 'target' AND category IS NOT DISTINCT FROM '部门整体') AS has_department_form,
        bool_or(is_current AND phase = '批复' AND category IS DISTINCT FROM '部门整体') AS is_approved,
        sum(coalesce(approved_before_yuan, amount_yuan))
            FILTER (WHERE is_current AND phase = '批复' AND category IS DISTINCT FROM '部门整体') AS amount_yuan,
        bool_or(is_adjusted AND approved_before_yuan IS NULL AND amount_yuan IS NOT NULL)
            FILTER (WHERE is_current AND category IS DISTINCT FROM '部门整体') AS is_adjusted_only
    FROM stored.budget
    GROUP BY region_id, department_id, fiscal_year, project_serial
),
budgeted AS (
    SELECT
        region_id,
        department_id,
        fiscal_year,
        bool_or(is_current) AS is_current,
        bool_or(has_budget) AS has_budget,
        bool_or(has_evaluation) AS has_evaluation,
        bool_or(has_department_form) AS has_department_form,
        count(*) FILTER (WHERE is_approved) AS projects,
        sum(amount_yuan)::DECIMAL(18,2) AS amount_yuan,
        count(*) FILTER (WHERE is_adjusted_only) AS adjusted_projects
    FROM project
    GROUP BY region_id, department_id, fiscal_year
)
SELECT
    budgeted.*,
    coalesce(counted.indicator_rows, 0)::BIGINT AS indicator_rows,
    coalesce(counted.template_rows, 0)::BIGINT AS template_rows,
    coalesce(counted.shared_rows, 0)::BIGINT AS shared_rows,
    coalesce(counted.copied_rows, 0)::BIGINT AS copied_rows,
    coalesce(counted.qualitative_rows, 0)::BIGINT AS qualitative_rows,
    coalesce(counted.valueless_rows, 0)::BIGINT AS valueless_rows,
    coalesce(counted.saturated_rows, 0)::BIGINT AS saturated_rows,
    coalesce(counted.exact_rows, 0)::BIGINT AS exact_rows,
    coalesce(counted.capped_rows, 0)::BIGINT AS capped_rows,
    coalesce(counted.zero_rows, 0)::BIGINT AS zero_rows,
    counted.weight::DECIMAL(18,4) AS weight,
    coalesce(counted.qualitative_weight, 0)::DECIMAL(18,4) AS qualitative_weight,
    coalesce(counted.saturated_weight, 0)::DECIMAL(18,4) AS saturated_weight
FROM budgeted
LEFT JOIN counted USING (region_id, department_id, fiscal_year)
ORDER BY fiscal_year, region_id, department_id
