-- Scores recomputed by the versioned scoring rules, as macros of a build: `scoring` holds the rules.

-- The points that a line of the scoring rules gives for what was reached: of a ratio, rounded to the column's decimals.
CREATE TEMP MACRO points(rule, target, actual_value, weight) AS CASE
    WHEN rule.better = 'equal' AND target = 0 THEN if(actual_value <= 0, weight, 0)
    WHEN rule.full_marks = 'at_least' AND actual_value >= target THEN weight
    WHEN rule.full_marks = 'at_most' AND actual_value <= target THEN weight
    WHEN target <= 0 THEN 0
    ELSE round(
        weight::DOUBLE * greatest(0, least(
            1,
            rule.share_constant::DOUBLE
            + rule.share_of_ratio::DOUBLE * actual_value::DOUBLE / target::DOUBLE
            + coalesce(rule.share_of_inverse::DOUBLE * target::DOUBLE / nullif(actual_value, 0)::DOUBLE, 0)
        )),
        4
    )
END::DECIMAL(9,4);

-- What is better: NULL where neither a direction nor the sign ＝ tells.
CREATE TEMP MACRO better(direction, comparator_code) AS CASE
    WHEN direction = '正向' THEN 'more'
    WHEN direction = '反向' THEN 'less'
    WHEN comparator_code = 3 THEN 'equal'
END;

-- What the rules give the indicators of evaluations, each by the version that its form follows and by all others, and what the
-- rows of one form add up to. Scores are recomputed against the target that the form itself restates. `printed` names rows with
-- row_id, project_row_id, stage, direction, comparator_code, value_low, value_high, actual_value, weight, score, scoring_rule,
-- and the execution_rate and execution_score of their form.
CREATE TEMP MACRO rescored(printed) AS TABLE
WITH recomputed AS MATERIALIZED (
    SELECT
        row_id,
        max(points) FILTER (version = applied) AS score_recomputed,
        max(points) FILTER (version = 'current') AS score_current,
        max(points) FILTER (version = '2017') AS score_2017
    FROM (
        SELECT
            actual.row_id,
            coalesce(actual.scoring_rule, 'current') AS applied,
            rule.version,
            points(rule, actual.value_low, actual.actual_value, actual.weight) AS points
        FROM query_table(printed) AS actual
        JOIN scoring AS rule ON rule.better = better(actual.direction, actual.comparator_code)
        WHERE actual.stage = 'evaluation'
            AND actual.value_high IS NULL
            AND actual.value_low IS NOT NULL
            AND actual.actual_value IS NOT NULL
            AND actual.weight IS NOT NULL
    )
    GROUP BY row_id
),
-- The points of the spending are a tenth of its rate, where the weights leave room for them.
form AS (
    SELECT
        actual.project_row_id,
        count_if(recomputed.score_recomputed IS NULL)::BIGINT AS rows_not_recomputed,
        CASE
            WHEN count_if(coalesce(recomputed.score_recomputed, actual.score) IS NULL) = 0
                THEN sum(coalesce(recomputed.score_recomputed, actual.score)) + CASE
                    WHEN sum(actual.weight) >= 100 THEN 0
                    ELSE any_value(coalesce(
                        if(actual.execution_rate > 100, 100, actual.execution_rate)::DECIMAL(9,4) / 10,
                        actual.execution_score
                    ))
                END
        END::DECIMAL(18,4) AS total_recomputed
    FROM query_table(printed) AS actual
    LEFT JOIN recomputed ON recomputed.row_id = actual.row_id
    WHERE actual.stage = 'evaluation'
    GROUP BY actual.project_row_id
)
SELECT
    actual.row_id,
    recomputed.score_recomputed,
    recomputed.score_current,
    recomputed.score_2017,
    form.total_recomputed,
    form.rows_not_recomputed
FROM query_table(printed) AS actual
JOIN form ON form.project_row_id = actual.project_row_id
LEFT JOIN recomputed ON recomputed.row_id = actual.row_id
WHERE actual.stage = 'evaluation';
