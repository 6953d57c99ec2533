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

-- What projects are counted by. Every sum over ten million rows takes as long as the next, so five counts are added as one:
-- each is a digit of 24 bits, which millions of rows of one project would not fill.
CREATE TEMP MACRO tally(flag, place) AS coalesce(flag, false)::HUGEINT << (24 * place);
CREATE TEMP MACRO tallied(total, place) AS coalesce((total >> (24 * place) & 16777215)::BIGINT, 0);

-- What counts in a wording: told once each, however many rows share it.
CREATE TEMP TABLE judged_wordings AS
SELECT
    worded.wording_serial,
    worded.weight,
    tally(class.is_output, 0) + tally(class.is_benefit, 1) + tally(class.is_satisfaction, 2) + tally(class.is_cost, 3)
        + tally(class.is_social_cost, 4) AS classes,
    tally(class.is_quantity, 0) + tally(class.is_quality, 1) + tally(class.is_timeliness, 2) + tally(class.is_unknown, 3)
        + tally(class.is_unknown_output, 4) AS subclasses,
    tally(worded.weight_printed IS NOT NULL, 0) + tally(worded.weight IS NOT NULL, 1)
        + tally(worded.weight IS NOT NULL AND class.is_unknown, 2) + tally(worded.direction_printed IS NOT NULL, 3)
        + tally(percent.measure_unit_id IS NOT NULL, 4) AS cells,
    tally(is_floor(worded.comparator_code) OR is_exact(worded.comparator_code) OR is_ceiling(worded.comparator_code), 0)
        + tally(is_in_words(worded.comparator_code), 1) AS readings,
    percent.measure_unit_id IS NOT NULL AND is_floor(worded.comparator_code) AS is_least_percent,
    CASE WHEN class.level_1 = '产出指标' THEN worded.weight END AS output_weight,
    CASE WHEN class.level_1 = '效益指标' THEN worded.weight END AS benefit_weight,
    CASE WHEN class.level_1 = '满意度指标' THEN worded.weight END AS satisfaction_weight,
    CASE WHEN class.level_1 = '成本指标' THEN worded.weight END AS cost_weight
FROM stored.target_wording AS worded
JOIN judged_classes AS class ON class.class_id = worded.class_id
LEFT JOIN percent ON percent.measure_unit_id = worded.measure_unit_id;

CREATE TEMP TABLE judged_values AS
SELECT value_serial, coalesce(value_low >= parameter('Q04.saturated_percent'), false) AS is_full
FROM stored.target_value;

CREATE TEMP VIEW counted_indicators AS
SELECT
    target.row_base + target.row_no AS row_id,
    target.row_base + target.row_no - target.behind_project AS project_row_id,
    wording.*,
    wording.is_least_percent AND value.is_full AS is_saturated
FROM stored.target AS target
JOIN judged_wordings AS wording ON wording.wording_serial = target.wording_serial
JOIN judged_values AS value ON value.value_serial = target.value_serial
UNION ALL BY NAME
SELECT
    actual.row_base + actual.row_no AS row_id,
    actual.row_base + actual.row_no - actual.behind_project AS project_row_id,
    wording.* REPLACE (
        wording.readings + tally(reached.actual_printed IS NOT NULL, 2) + tally(actual.score IS NOT NULL, 3)
            + tally(actual.score = wording.weight, 4) AS readings
    ),
    wording.is_least_percent AND value.is_full AS is_saturated
FROM stored.actual AS actual
JOIN judged_wordings AS wording ON wording.wording_serial = actual.wording_serial
JOIN judged_values AS value ON value.value_serial = actual.value_serial
JOIN stored.actual_value AS reached ON reached.actual_serial = actual.actual_serial;

-- One pass over all indicator rows: what each project's rules need of them.
CREATE TEMP TABLE judged_counts AS
SELECT
    project_row_id,
    count(*) AS indicators,
    sum(classes) AS classes,
    sum(subclasses) AS subclasses,
    sum(cells) AS cells,
    sum(readings) AS readings,
    sum(output_weight) AS output_weight,
    sum(benefit_weight) AS benefit_weight,
    sum(satisfaction_weight) AS satisfaction_weight,
    sum(cost_weight) AS cost_weight,
    sum(weight) AS weight,
    max(weight) AS heaviest_weight,
    count_if(is_saturated) AS saturated,
    min(row_id) FILTER (is_saturated) AS saturated_row_id,
    min(row_id) AS first_row_id
FROM counted_indicators
GROUP BY project_row_id;

-- A project as one document prints it, with what its indicators come to; `is_current` here is that of its indicators. Its
-- document, name and goal are numbers: whoever needs the texts, looks them up.
CREATE TEMP TABLE counted_projects AS
SELECT
    budget.row_base + budget.row_no AS row_id,
    budget.document_serial,
    budget.project_no,
    budget.region_id,
    budget.department_id,
    budget.unit_id,
    budget.project_serial,
    budget.fiscal_year,
    budget.is_valid AS is_current,
    stage_of(budget.form) AS stage,
    budget.form,
    budget.category,
    budget.name_serial,
    budget.goal_serial,
    budget.amount_yuan,
    budget.start_date,
    budget.end_date,
    budget.execution_rate,
    budget.execution_score,
    budget.total_score,
    counts.* EXCLUDE (project_row_id) REPLACE (coalesce(counts.indicators, 0) AS indicators)
FROM stored.budget AS budget
LEFT JOIN judged_counts AS counts ON counts.project_row_id = budget.row_base + budget.row_no
WHERE budget.phase = '批复';

CREATE TEMP VIEW judged_projects AS
SELECT
    * EXCLUDE (classes, subclasses, cells, readings),
    tallied(classes, 0) AS outputs,
    tallied(classes, 1) AS benefits,
    tallied(classes, 2) AS satisfactions,
    tallied(classes, 3) AS costs,
    tallied(classes, 4) AS social_costs,
    tallied(subclasses, 0) AS quantities,
    tallied(subclasses, 1) AS qualities,
    tallied(subclasses, 2) AS timelinesses,
    tallied(subclasses, 3) AS unknown,
    tallied(subclasses, 4) AS unknown_outputs,
    tallied(cells, 0) AS weights_printed,
    tallied(cells, 1) AS weights,
    tallied(cells, 2) AS weights_unknown,
    tallied(cells, 3) AS directions,
    tallied(cells, 4) AS percents,
    tallied(readings, 0) AS quantitative,
    tallied(readings, 1) AS qualitative,
    tallied(readings, 2) AS actuals,
    tallied(readings, 3) AS scores,
    tallied(readings, 4) AS full_scores
FROM counted_projects;

CREATE TEMP VIEW target_projects AS FROM judged_projects WHERE stage = 'target';

-- The same counts are what readers ask of a project's targets.
INSERT INTO stored.project_targets BY NAME
SELECT
    row_base(row_id) AS row_base,
    row_no(row_id)::INTEGER AS row_no,
    fiscal_year,
    department_id,
    is_current,
    indicators::INTEGER AS indicator_rows,
    quantities::INTEGER AS quantity_rows,
    qualities::INTEGER AS quality_rows,
    timelinesses::INTEGER AS timeliness_rows,
    satisfactions::INTEGER AS satisfaction_rows,
    costs::INTEGER AS cost_rows,
    (indicators - weights)::INTEGER AS weightless_rows,
    weight::DECIMAL(18,4) AS weight_total,
    heaviest_weight
FROM target_projects
ORDER BY document_serial, row_id;

-- What an evaluation prints of a project's money: the budget of the whole year (adjusted, else approved) and what was spent.
CREATE TEMP TABLE judged_evaluations AS
SELECT
    project.*,
    coalesce(adjusted.amount_yuan, project.amount_yuan) AS budget_yuan,
    spent.amount_yuan AS spent_yuan
FROM judged_projects AS project
LEFT JOIN stored.budget AS adjusted ON adjusted.document_serial = project.document_serial
    AND adjusted.project_no = project.project_no AND adjusted.phase = '调整'
LEFT JOIN stored.budget AS spent ON spent.document_serial = project.document_serial
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
    FROM (SELECT DISTINCT name_printed FROM stored.indicator_name)
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
        FROM (SELECT DISTINCT value_text FROM stored.target_value)
        WHERE value_text IS NOT NULL
    )
    WHERE is_placeholder OR is_deferral OR is_vague OR day.year <> ''
) AS told ON told.value_text = row.value_text;

CREATE TEMP TABLE told_project_names AS
SELECT
    name_serial,
    name,
    unbalanced(name) AS is_unbalanced,
    coalesce(says('placeholder', name), false) AS is_placeholder,
    coalesce(says('label_name', name), false) AS is_label,
    coalesce(says('public_service', name), false) AS is_public_service,
    coalesce(says('asset', name), false) AS is_asset
FROM numbered_project_names;

CREATE TEMP TABLE told_goals AS
SELECT project.row_id, project.stage, told.*
FROM counted_projects AS project
JOIN (
    SELECT *
    FROM (
        SELECT
            goal_serial,
            goal,
            unbalanced(goal) AS is_unbalanced,
            says('placeholder', goal) AS is_placeholder,
            says('deferral', goal) AS is_deferral,
            says('vague', goal) AND NOT regexp_matches(goal, '[0-9０-９]') AS is_vague
        FROM stored.goal
    )
    WHERE is_unbalanced IS NOT NULL OR is_placeholder OR is_deferral OR is_vague
) AS told ON told.goal_serial = project.goal_serial;

CREATE TEMP VIEW budgeted_project_years AS
SELECT project.project_id, target.fiscal_year
FROM counted_projects AS target
JOIN stored.project AS project ON project.project_serial = target.project_serial
WHERE target.stage = 'target' AND target.is_current AND target.indicators > 0 AND target.fiscal_year <> 0;

-- The indicator row that stands on a line that was put back, and its project: NULL where the line holds several. A repair
-- knows its place alone, because it was made before rows got their ids.
CREATE TEMP TABLE mended_lines AS
WITH mended AS (
    SELECT DISTINCT document.document_serial, repair.document_id, repair.page, repair.sheet, repair.source_row
    FROM repair
    JOIN stored.document AS document ON document.document_id = repair.document_id
    WHERE repair.rule IN ('row_shifted', 'project_joined', 'goal_joined')
),
printed AS (
    SELECT document_serial, page, sheet, source_row, row_base + row_no AS row_id, row_base + row_no - behind_project AS project_row_id
    FROM stored.target
    UNION ALL BY NAME
    SELECT document_serial, page, sheet, source_row, row_base + row_no AS row_id, row_base + row_no - behind_project AS project_row_id
    FROM stored.actual
)
SELECT
    mended.document_id,
    mended.page,
    mended.sheet,
    mended.source_row,
    if(count(*) = 1, min(printed.row_id), NULL) AS row_id,
    if(min(printed.project_row_id) = max(printed.project_row_id), min(printed.project_row_id), NULL) AS project_row_id
FROM printed
JOIN mended ON mended.document_serial = printed.document_serial
    AND mended.page IS NOT DISTINCT FROM printed.page
    AND mended.sheet IS NOT DISTINCT FROM printed.sheet
    AND mended.source_row = printed.source_row
GROUP BY mended.document_id, mended.page, mended.sheet, mended.source_row;
