-- message: the weights by level 1 are those of no scheme: change them, or add the scheme to weight_schemes.csv
-- rows: projects
WITH scheme AS (
    SELECT
        scheme,
        sum(weight) AS weight,
        coalesce(sum(weight) FILTER (level_1 = '产出指标'), 0) AS output_weight,
        coalesce(sum(weight) FILTER (level_1 = '效益指标'), 0) AS benefit_weight,
        coalesce(sum(weight) FILTER (level_1 = '满意度指标'), 0) AS satisfaction_weight,
        coalesce(sum(weight) FILTER (level_1 = '成本指标'), 0) AS cost_weight
    FROM weight_scheme
    GROUP BY version, scheme
),
project AS (
    SELECT
        *,
        CASE
            WHEN weights < weights_printed OR weights < indicators THEN 'the weight of some indicators is blank or cannot be read'
            WHEN weights_unknown > 0 THEN 'level 1 of some indicators is blank or unknown'
            WHEN weight NOT IN (SELECT weight FROM scheme) THEN 'no scheme is known that adds up to ' || plain(weight)
        END AS doubt
    FROM target_projects
    WHERE weights_printed > 0
)
SELECT
    row_id,
    CASE WHEN doubt IS NULL THEN 'fail' ELSE 'undecidable' END AS state,
    'the weights by level 1 are held against no scheme: ' || doubt AS message,
    concat_ws(', ', '产出 ' || plain(output_weight), '效益 ' || plain(benefit_weight), '满意度 ' || plain(satisfaction_weight),
        '成本 ' || plain(cost_weight)) AS observed,
    (SELECT string_agg(scheme, ' or ' ORDER BY scheme) FROM scheme) AS expected
FROM project
WHERE doubt IS NOT NULL OR NOT EXISTS (
    FROM scheme
    WHERE scheme.output_weight = coalesce(project.output_weight, 0)
        AND scheme.benefit_weight = coalesce(project.benefit_weight, 0)
        AND scheme.satisfaction_weight = coalesce(project.satisfaction_weight, 0)
        AND scheme.cost_weight = coalesce(project.cost_weight, 0)
)
