-- What of a class matters to rules; of a word that no version of the taxonomy holds, only that it is unknown.
CREATE TEMP TABLE judged_classes AS
SELECT
    class_id,
    level_1 IS NOT DISTINCT FROM '产出指标' AS is_output,
    level_1 IS NOT DISTINCT FROM '效益指标' AS is_benefit,
    coalesce(level_1 LIKE '%满意度%' OR level_2 LIKE '%满意度%', false) AS is_satisfaction,
    level_1 IS NOT DISTINCT FROM '成本指标' OR level_2 IS NOT DISTINCT FROM '成本指标' AS is_cost,
    level_2 IN ('社会成本指标', '生态环境成本指标') IS TRUE AS is_social_cost,
    level_2 IS NOT DISTINCT FROM '数量指标' AS is_quantity,
    level_2 IS NOT DISTINCT FROM '质量指标' AS is_quality,
    level_2 IS NOT DISTINCT FROM '时效指标' AS is_timeliness,
    class_id = 0 OR coalesce(level_1 NOT IN (SELECT level_1 FROM vocabulary_taxonomy), true) AS is_unknown,
    coalesce(level_2 NOT IN (SELECT level_2 FROM vocabulary_taxonomy WHERE level_2 IS NOT NULL), true)
        AND coalesce(level_1 IN ('满意度指标', '成本指标', '效益指标'), false) IS FALSE AS is_unknown_output,
    level_1
FROM dim_indicator_class;

CREATE TEMP TABLE percent AS
SELECT measure_unit_id FROM dim_measure_unit WHERE name = '%';

-- The indicator rows of all stages, for rules that look at one row.
CREATE TEMP VIEW judged_indicators AS
SELECT row_id, 'target' AS stage, measure_unit_id, comparator_code, comparator_printed, value_low, value_text, name_printed
FROM fact_indicator_target
UNION ALL
SELECT row_id, stage, measure_unit_id, comparator_code, comparator_printed, value_low, value_text, name_printed
FROM fact_indicator_actual;

-- What counts in a wording: told once each, however many targets share it.
CREATE TEMP MACRO wordings(worded) AS TABLE
SELECT
    worded.*,
    class.* EXCLUDE (class_id, level_1),
    worded.weight_printed IS NOT NULL AS is_weight_printed,
    worded.weight IS NOT NULL AS is_weighted,
    worded.direction_printed IS NOT NULL AS is_directed,
    is_floor(worded.comparator_code) OR is_exact(worded.comparator_code) OR is_ceiling(worded.comparator_code)
        AS is_quantitative,
    is_in_words(worded.comparator_code) AS is_qualitative,
    percent.measure_unit_id IS NOT NULL AS is_percent,
    percent.measure_unit_id IS NOT NULL AND is_floor(worded.comparator_code) AS is_least_percent,
    CASE WHEN class.level_1 = '产出指标' THEN worded.weight END AS output_weight,
    CASE WHEN class.level_1 = '效益指标' THEN worded.weight END AS benefit_weight,
    CASE WHEN class.level_1 = '满意度指标' THEN worded.weight END AS satisfaction_weight,
    CASE WHEN class.level_1 = '成本指标' THEN worded.weight END AS cost_weight
FROM query_table(worded) AS worded
JOIN judged_classes AS class ON class.class_id = worded.class_id
LEFT JOIN percent ON percent.measure_unit_id = worded.measure_unit_id;

CREATE TEMP TABLE judged_wordings AS FROM wordings('stored.target_wording');

CREATE TEMP TABLE judged_values AS
SELECT value_serial, coalesce(value_low >= parameter('Q04.saturated_percent'), false) AS is_full
FROM stored.target_value;

CREATE TEMP VIEW counted_indicators AS
SELECT
    target.row_base + target.row_no AS row_id,
    target.row_base + target.row_no - target.behind_project AS project_row_id,
    wording.*,
    value.is_full,
    false AS is_actual_printed,
    false AS is_scored,
    false AS is_full_score
FROM stored.target AS target
JOIN judged_wordings AS wording ON wording.wording_serial = target.wording_serial
JOIN judged_values AS value ON value.value_serial = target.value_serial
UNION ALL BY NAME
SELECT
    *,
    coalesce(value_low >= parameter('Q04.saturated_percent'), false) AS is_full,
    actual_printed IS NOT NULL AS is_actual_printed,
    score IS NOT NULL AS is_scored,
    coalesce(score = weight, false) AS is_full_score
FROM wordings('fact_indicator_actual');

-- One pass over all indicator rows: what each project's rules need of them.
CREATE TEMP TABLE judged_counts AS
SELECT
    project_row_id,
    count(*) AS indicators,
    count_if(is_output) AS outputs,
    count_if(is_benefit) AS benefits,
    count_if(is_satisfaction) AS satisfactions,
    count_if(is_cost) AS costs,
    count_if(is_quantity) AS quantities,
    count_if(is_quality) AS qualities,
    count_if(is_timeliness) AS timelinesses,
    count_if(is_unknown) AS unknown,
    count_if(is_unknown_output) AS unknown_outputs,
    count_if(is_social_cost) AS social_costs,
    count_if(is_weight_printed) AS weights_printed,
    count_if(is_weighted) AS weights,
    count_if(is_weighted AND is_unknown) AS weights_unknown,
    sum(output_weight) AS output_weight,
    sum(benefit_weight) AS benefit_weight,
    sum(satisfaction_weight) AS satisfaction_weight,
    sum(cost_weight) AS cost_weight,
    sum(weight) AS weight,
    max(weight) AS heaviest_weight,
    count_if(is_directed) AS directions,
    count_if(is_quantitative) AS quantitative,
    count_if(is_qualitative) AS qualitative,
    count_if(is_percent) AS percents,
    count_if(is_least_percent AND is_full) AS saturated,
    min(row_id) FILTER (is_least_percent AND is_full) AS saturated_row_id,
    min(row_id) AS first_row_id,
    count_if(is_actual_printed) AS actuals,
    count_if(is_scored) AS scores,
    count_if(is_full_score) AS full_scores
FROM counted_indicators
GROUP BY project_row_id;

-- A project as one document prints it, with what its indicators come to; `is_current` here is that of its indicators.
CREATE TEMP TABLE judged_projects AS
SELECT
    project.row_id,
    project.document_id,
    project.project_no,
    project.region_id,
    project.department_id,
    project.unit_id,
    project.project_id,
    project.fiscal_year,
    project.is_valid AS is_current,
    project.stage,
    project.form,
    project.category,
    project.name,
    project.project_key,
    project.goal,
    project.amount_yuan,
    project.start_date,
    project.end_date,
    project.execution_rate,
    project.execution_score,
    project.total_score,
    counts.* EXCLUDE (project_row_id) REPLACE (coalesce(counts.indicators, 0) AS indicators)
FROM project_rows AS project
LEFT JOIN judged_counts AS counts ON counts.project_row_id = project.row_id
WHERE project.phase = '批复';

CREATE TEMP VIEW target_projects AS FROM judged_projects WHERE stage = 'target';

-- The same counts are what readers ask of a project's targets.
INSERT INTO stored.project_targets BY NAME
SELECT
    row_base(project.row_id) AS row_base,
    row_no(project.row_id)::INTEGER AS row_no,
    project.fiscal_year,
    project.department_id,
    project.is_current,
    project.indicators::INTEGER AS indicator_rows,
    coalesce(project.quantities, 0)::INTEGER AS quantity_rows,
    coalesce(project.qualities, 0)::INTEGER AS quality_rows,
    coalesce(project.timelinesses, 0)::INTEGER AS timeliness_rows,
    coalesce(project.satisfactions, 0)::INTEGER AS satisfaction_rows,
    coalesce(project.costs, 0)::INTEGER AS cost_rows,
    (project.indicators - coalesce(project.weights, 0))::INTEGER AS weightless_rows,
    project.weight::DECIMAL(18,4) AS weight_total,
    project.heaviest_weight
FROM target_projects AS project
JOIN numbered_documents AS document ON document.document_id = project.document_id
ORDER BY document.document_serial, project.row_id;

-- What an evaluation prints of a project's money: the budget of the whole year (adjusted, else approved) and what was spent.
CREATE TEMP TABLE judged_evaluations AS
SELECT
    project.*,
    coalesce(adjusted.amount_yuan, project.amount_yuan) AS budget_yuan,
    spent.amount_yuan AS spent_yuan
FROM judged_projects AS project
LEFT JOIN fact_project_budget AS adjusted ON adjusted.document_id = project.document_id
    AND adjusted.project_no = project.project_no AND adjusted.phase = '调整'
LEFT JOIN fact_project_budget AS spent ON spent.document_id = project.document_id
    AND spent.project_no = project.project_no AND spent.phase = '执行'
WHERE project.stage = 'evaluation';

-- A unit's year as a whole stands in the document of its first saturated target, or of its first one.
CREATE TEMP TABLE judged_unit_years AS
SELECT
    coalesce(min(saturated_row_id), min(first_row_id)) AS row_id,
    coalesce(arg_min(project.row_id, saturated_row_id), arg_min(project.row_id, first_row_id)) AS project_row_id,
    sum(indicators)::BIGINT AS targets,
    sum(saturated)::BIGINT AS saturated
FROM target_projects AS project
WHERE is_current AND indicators > 0 AND fiscal_year <> 0
GROUP BY unit_id, fiscal_year;

-- Texts are judged once each, however many rows print them; only those that some rule asks about are kept.
CREATE TEMP TABLE told_names AS
SELECT *
FROM (
    SELECT
        name_printed,
        unbalanced(name_printed) AS is_unbalanced,
        says('placeholder', name_printed) AS is_placeholder,
        says('vague', name_printed) AND NOT says('metric', name_printed)
            AND NOT regexp_matches(name_printed, '[0-9０-９]') AS is_vague
    FROM (SELECT name_printed FROM stored.indicator_name UNION SELECT name_printed FROM fact_indicator_actual)
)
WHERE is_unbalanced IS NOT NULL OR is_placeholder OR is_vague;

CREATE TEMP TABLE told_rows AS
SELECT row.row_id, row.stage, row.value_low, row.measure_unit_id, told.*
FROM judged_indicators AS row
JOIN told_names AS told ON told.name_printed = row.name_printed;

CREATE TEMP TABLE told_values AS
SELECT row.row_id, row.stage, told.*
FROM judged_indicators AS row
JOIN (
    SELECT *
    FROM (
        SELECT
            value_text,
            says('placeholder', value_text) AS is_placeholder,
            says('deferral', value_text) AS is_deferral,
            says('vague', value_text) AND NOT regexp_matches(value_text, '[0-9０-９]') AS is_vague,
            CASE
                WHEN value_text SIMILAR TO '.*20[0-9]{2}.*'
                    THEN regexp_extract(value_text, '(20[0-9]{2})[年./-]([01]?[0-9])?', ['year', 'month'])
            END AS day
        FROM (SELECT value_text FROM stored.target_value UNION SELECT value_text FROM fact_indicator_actual)
        WHERE value_text IS NOT NULL
    )
    WHERE is_placeholder OR is_deferral OR is_vague OR day.year <> ''
) AS told ON told.value_text = row.value_text;

CREATE TEMP TABLE told_goals AS
SELECT project.row_id, project.stage, told.*
FROM judged_projects AS project
JOIN (
    SELECT *
    FROM (
        SELECT
            goal,
            unbalanced(goal) AS is_unbalanced,
            says('placeholder', goal) AS is_placeholder,
            says('deferral', goal) AS is_deferral,
            says('vague', goal) AND NOT regexp_matches(goal, '[0-9０-９]') AS is_vague
        FROM stored.goal
    )
    WHERE is_unbalanced IS NOT NULL OR is_placeholder OR is_deferral OR is_vague
) AS told ON told.goal = project.goal;

CREATE TEMP TABLE budgeted_project_years AS
SELECT DISTINCT project_id, fiscal_year
FROM target_projects
WHERE is_current AND indicators > 0 AND fiscal_year <> 0;
