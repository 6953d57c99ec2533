-- How many subjects each rule judges, by the name of its scope (dim_rule.scope): counted where they stand.
CREATE TEMP TABLE documents AS
SELECT numbered.document_serial, document.document_id, region_id, department_id, fiscal_year, is_current, status
FROM dim_document AS document
JOIN stored.document AS numbered ON numbered.document_id = document.document_id;

CREATE TEMP TABLE scope_count AS
WITH in_projects AS MATERIALIZED (
    SELECT
        document_serial, region_id, department_id, fiscal_year, is_current,
        count(*) AS all_projects,
        count(*) + sum(indicators)::BIGINT AS all_rows,
        count(*) + sum(indicators)::BIGINT AS texts,
        sum(indicators)::BIGINT AS indicator_rows,
        sum(quantitative)::BIGINT AS quantitative_rows,
        sum(qualitative)::BIGINT AS qualitative_rows,
        sum(actuals)::BIGINT AS reported_indicators,
        sum(scores)::BIGINT + count(total_score) AS scored_rows,
        count_if(weights_printed > 0) AS weighted_projects,
        count_if(stage = 'target') AS projects,
        count_if(stage = 'target' AND indicators > 0) AS projects_with_targets,
        count_if(stage = 'target' AND indicators > 0 AND is_current) AS current_projects_with_targets,
        count_if(stage = 'target' AND goal_serial <> 0 AND is_current) AS current_projects_with_goals,
        count_if(stage = 'target' AND weights_printed > 0) AS weighted_target_projects,
        count_if(stage = 'target') + sum(indicators) FILTER (stage = 'target')::BIGINT AS target_texts,
        sum(indicators) FILTER (stage = 'target')::BIGINT AS targets,
        sum(weights) FILTER (stage = 'target')::BIGINT AS weighted_targets,
        sum(percents) FILTER (stage = 'target')::BIGINT AS percent_targets,
        sum(costs) FILTER (stage = 'target')::BIGINT AS cost_targets,
        sum(social_costs) FILTER (stage = 'target')::BIGINT AS social_cost_targets,
        sum(quantities) FILTER (stage = 'target')::BIGINT AS quantity_targets,
        sum(directions) FILTER (stage = 'target')::BIGINT AS directions,
        sum(indicators) FILTER (stage = 'evaluation')::BIGINT AS evaluated_indicators,
        count(execution_score) FILTER (stage = 'evaluation') AS scored_executions,
        count_if(stage = 'evaluation' AND scores > 0 AND scores = indicators) AS scored_projects
    FROM judged_projects
    GROUP BY document_serial, region_id, department_id, fiscal_year, is_current
),
-- A document that prints no direction at all may have no column for it.
with_directions AS (
    SELECT
        * EXCLUDE (directions),
        CASE WHEN sum(directions) OVER (PARTITION BY document_serial) > 0 THEN targets END AS directed_targets
    FROM in_projects
),
in_documents AS (
    SELECT
        document.document_serial, document.region_id, document.department_id, document.fiscal_year, document.is_current,
        1::BIGINT AS documents,
        (document.status = 'loaded')::BIGINT AS loaded_documents,
        coalesce(account.printed_rows, 0) AS lines,
        coalesce(account.label_rows, 0) + coalesce(project.projects, 0) AS label_lines,
        coalesce(total.totals, 0) AS totals,
        coalesce(total.totals_of_parts, 0) AS totals_of_parts
    FROM documents AS document
    LEFT JOIN document_account AS account USING (document_id)
    LEFT JOIN (SELECT document_serial, sum(all_projects)::BIGINT AS projects FROM in_projects GROUP BY document_serial) AS project
        USING (document_serial)
    LEFT JOIN (
        SELECT document_id, count(*) AS totals, count_if(basis = 'parts') AS totals_of_parts
        FROM control_total
        GROUP BY document_id
    ) AS total USING (document_id)
),
counted AS (
    UNPIVOT with_directions ON * EXCLUDE (document_serial, region_id, department_id, fiscal_year, is_current)
        INTO NAME scope VALUE judged
    UNION ALL BY NAME
    UNPIVOT in_documents ON * EXCLUDE (document_serial, region_id, department_id, fiscal_year, is_current)
        INTO NAME scope VALUE judged

    UNION ALL BY NAME
    SELECT 'amounts' AS scope, document_serial, region_id, department_id, fiscal_year, is_valid AS is_current, count(*) AS judged
    FROM stored.budget
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT 'amounts' AS scope, document_serial, region_id, department_id, fiscal_year, is_current, totals AS judged
    FROM in_documents
    UNION ALL BY NAME
    SELECT 'amounts' AS scope, project.document_serial, project.region_id, project.department_id, project.fiscal_year,
        project.is_current, count(*) AS judged
    FROM fact_project_funding AS fund
    JOIN judged_projects AS project ON project.row_id = fund.project_row_id
    GROUP BY ALL

    UNION ALL BY NAME
    SELECT 'evaluated_indicators_with_targets' AS scope, evaluation.document_serial, evaluation.region_id,
        evaluation.department_id, evaluation.fiscal_year, evaluation.is_current, sum(evaluation.indicators)::BIGINT AS judged
    FROM judged_projects AS evaluation
    JOIN stored.project AS project ON project.project_serial = evaluation.project_serial
    SEMI JOIN budgeted_project_years AS budgeted ON budgeted.project_id = project.project_id
        AND budgeted.fiscal_year = evaluation.fiscal_year
    WHERE evaluation.stage = 'evaluation' AND evaluation.is_current
    GROUP BY ALL

    UNION ALL BY NAME
    SELECT 'unit_years' AS scope, project.document_serial, project.region_id, project.department_id, project.fiscal_year,
        project.is_current, count(*) AS judged
    FROM judged_unit_years AS unit_year
    JOIN judged_projects AS project ON project.row_id = unit_year.project_row_id
    GROUP BY ALL

    UNION ALL BY NAME
    SELECT 'current_targets_with_a_year_before' AS scope, document_serial, region_id, department_id, fiscal_year,
        true AS is_current, targets AS judged
    FROM compared_targets
)
SELECT scope, document_serial, region_id, department_id, fiscal_year, is_current, sum(judged)::BIGINT AS judged
FROM counted
WHERE judged > 0
GROUP BY ALL;
