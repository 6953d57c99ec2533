-- The rows as they are staged: columns in the order of the dataclasses of `pipeline/records.py`.

CREATE MACRO form_of(stage) AS if(stage = 'target', 'list', 'self_evaluation');

CREATE VIEW staged_documents AS
SELECT
    bundle,
    document_id,
    if(stage = 'target', '部门预算项目绩效目标表', '项目支出绩效自评表') || '.pdf' AS document_name,
    if(stage = 'target', '部门预算项目绩效目标表（', '项目支出绩效自评表（') || fiscal_year || '年度）' AS title,
    form_of(stage) AS form,
    'pdf' AS format,
    fiscal_year::BIGINT AS fiscal_year,
    region_code,
    region_name,
    department_code,
    department_name,
    '元' AS money_unit_printed,
    NULL::DATE AS published_on,
    false AS is_correction,
    8::BIGINT AS pages,
    250000::BIGINT AS size_bytes,
    'loaded' AS status,
    NULL::VARCHAR AS reason,
    (rows * 11 + 12)::BIGINT AS cells,
    12::BIGINT AS heading_cells,
    (rows * 11)::BIGINT AS record_cells,
    0::BIGINT AS leftover_cells,
    0::BIGINT AS quarantined_cells,
    rows AS printed_rows,
    rows AS loaded_rows,
    0::BIGINT AS label_rows,
    0::BIGINT AS quarantined_rows
FROM document
JOIN (SELECT document_id, count(*) AS rows FROM indicator GROUP BY document_id) AS counted USING (document_id)
ORDER BY department_no, fiscal_year, stage DESC;

-- How much of its money a project spends: all of it, or less.
CREATE MACRO spent_percent(mood) AS 100 - 15 * greatest(0, mood - 2);

CREATE VIEW approved_projects AS
SELECT
    bundle,
    row_id,
    document_id,
    region_code,
    region_name,
    department_code,
    department_name,
    unit_code,
    unit_name,
    fiscal_year::BIGINT AS fiscal_year,
    '批复' AS phase,
    (slot + 1)::BIGINT AS project_no,
    NULL::VARCHAR AS project_code,
    replace(name, '（据实结算）', '') AS project_key,
    CASE WHEN mood = 0 THEN fiscal_year || '年' || name ELSE name END AS name_printed,
    CASE WHEN mood = 0 THEN fiscal_year || '年' || name ELSE name END AS name,
    CASE WHEN is_operating THEN '运转类' ELSE '特定目标类' END AS category,
    settlement,
    NULL::VARCHAR AS tranche,
    amount_yuan,
    format('{:,}', amount_yuan::DECIMAL(18,2)) AS amount_printed,
    '元' AS money_unit_printed,
    CASE WHEN is_operating THEN '提高预算编制质量，严格执行预算，保障单位正常运转。'
        ELSE '完成' || replace(replace(name, '（据实结算）', ''), '经费', '') || (20 + chance(department_no, slot, 40, 900))
            || ['处', '项', '户', '人', '次'][1 + slot % 5] || '，' || ['确保按期完成', '保障正常运行', '改善群众生产生活条件', '提升服务水平'][
                1 + chance(department_no, slot, 41 + year_no // 4, 4)
            ] || '。'
    END AS goal,
    false AS is_goal_clipped,
    90::DECIMAL(9,4) AS weight_total,
    4::BIGINT AS indicator_rows,
    row_id AS content_key,
    form_of(stage) AS form,
    stage,
    NULL::VARCHAR AS nature,
    NULL::DATE AS start_date,
    NULL::VARCHAR AS start_date_printed,
    NULL::DATE AS end_date,
    NULL::VARCHAR AS end_date_printed,
    NULL::VARCHAR AS overall_goal,
    if(stage = 'evaluation', spent_percent(mood), NULL)::DECIMAL(28,6) AS execution_rate,
    if(stage = 'evaluation', spent_percent(mood) || '%', NULL) AS execution_rate_printed,
    if(stage = 'evaluation', spent_percent(mood) / 10, NULL)::DECIMAL(9,4) AS execution_score,
    if(stage = 'evaluation', (spent_percent(mood) / 10)::DECIMAL(9,1)::VARCHAR, NULL) AS execution_score_printed,
    if(stage = 'evaluation', 100 - mood, NULL)::DECIMAL(9,4) AS total_score,
    if(stage = 'evaluation', (100 - mood)::VARCHAR, NULL) AS total_score_printed,
    (1 + slot // 10)::BIGINT AS page,
    NULL::VARCHAR AS sheet,
    (2 + slot % 10 * 4)::BIGINT AS source_row,
    '40.0,' || (60 + slot % 10 * 70) || '.5,560.0,' || (128 + slot % 10 * 70) || '.5' AS box
FROM project;

CREATE VIEW staged_projects AS
FROM approved_projects
UNION ALL
SELECT * REPLACE (
    row_id + 5 AS row_id,
    '执行' AS phase,
    (amount_yuan * execution_rate / 100)::DECIMAL(18,2) AS amount_yuan,
    format('{:,}', (amount_yuan * execution_rate / 100)::DECIMAL(18,2)) AS amount_printed
)
FROM approved_projects
WHERE stage = 'evaluation';

CREATE VIEW staged_indicators AS
SELECT
    bundle,
    row_id,
    document_id,
    (slot + 1)::BIGINT AS project_no,
    (indicator_no + 1)::BIGINT AS indicator_no,
    level_1,
    level_2,
    level_1 AS level_1_printed,
    level_2 AS level_2_printed,
    '2021' AS taxonomy_version,
    name AS indicator_key,
    name AS indicator_name,
    '' AS name_rules,
    name AS name_printed,
    false AS is_clipped,
    comparator,
    CASE comparator WHEN '＝' THEN '=' ELSE comparator END AS comparator_printed,
    CASE WHEN value IS NULL THEN '有所改善' ELSE value::INTEGER::VARCHAR END AS value_printed,
    value AS value_low,
    NULL::DECIMAL(28,6) AS value_high,
    CASE WHEN value IS NULL THEN '有所改善' END AS value_text,
    measure_unit,
    measure_unit AS measure_unit_printed,
    weight::DECIMAL(9,4) AS weight,
    weight::VARCHAR AS weight_printed,
    CASE WHEN direction IS NOT NULL THEN direction || '指标' END AS direction_printed,
    CASE comparator WHEN '≥' THEN '正向' WHEN '≤' THEN '反向' END AS direction_inferred,
    coalesce(direction, CASE comparator WHEN '≥' THEN '正向' WHEN '≤' THEN '反向' END) AS direction,
    stage,
    if(stage = 'evaluation', coalesce(reached::INTEGER::VARCHAR, '有所改善'), NULL) AS actual_printed,
    if(stage = 'evaluation', reached, NULL)::DECIMAL(28,6) AS actual_value,
    if(stage = 'evaluation' AND reached IS NULL, '有所改善', NULL) AS actual_text,
    if(stage = 'evaluation', points::VARCHAR, NULL) AS score_printed,
    if(stage = 'evaluation', points, NULL)::DECIMAL(9,4) AS score,
    NULL::VARCHAR AS reason,
    NULL::VARCHAR AS scoring_rule,
    NULL::VARCHAR AS forecast_printed,
    NULL::VARCHAR AS baseline_printed,
    (1 + slot // 10)::BIGINT AS page,
    NULL::VARCHAR AS sheet,
    (2 + slot % 10 * 4 + indicator_no)::BIGINT AS source_row,
    '40.0,' || (60 + slot % 10 * 70 + indicator_no * 17) || '.5,560.0,' || (77 + slot % 10 * 70 + indicator_no * 17) || '.5' AS box
FROM (
    -- Nine targets of ten are met to the number; of the others some are missed and some far exceeded.
    SELECT
        *,
        round(value * [6, 8, 15][1 + chance(project_row_id, indicator_no, 50, 30)] / 10) AS off,
        coalesce(off, value) AS reached,
        CASE WHEN comparator = '≥' AND off < value THEN round(weight * off / value, 1) ELSE weight END AS points
    FROM indicator
);
