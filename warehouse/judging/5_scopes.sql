-- How many subjects each rule judges, by the name of its scope (dim_rule.scope): counted where they stand.
CREATE TEMP TABLE documents AS
SELECT numbered.document_serial, document.document_id, region_id, department_id, fiscal_year, is_current, status
FROM dim_document AS document
JOIN stored.document AS numbered ON numbered.document_id = document.document_id;

CREATE TEMP TABLE scope_count AS
WITH in_projects AS (
    SELECT
        document_id, region_id, department_id, fiscal_year, is_current,
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
        count_if(stage = 'target' AND goal IS NOT NULL AND is_current) AS current_projects_with_goals,
        count_if(stage = 'target' AND weights_printed > 0) AS weighted_target_projects,
        count_if(stage = 'target') + sum(indicators) FILTER (stage = 'target')::BIGINT AS target_texts,
        sum(indicators) FILTER (stage = 'target')::BIGINT AS targets,
        sum(weights) FILTER (stage = 'target')::BIGINT AS weighted_targets,
        sum(percents) FILTER (stage = 'target')::BIGINT AS percent_targets,
        sum(costs) FILTER (stage = 'target')::BIGINT AS cost_targets,
        sum(social_costs) FILTER (stage = 'target')::BIGINT AS social_cost_targets,
        sum(quantities) FILTER (stage = 'target')::BIGINT AS quantity_targets,
        sum(CASE WHEN stage = 'target' AND has_directions THEN indicators END)::BIGINT AS directed_targets,
        sum(indicators) FILTER (stage = 'evaluation')::BIGINT AS evaluated_indicators,
        sum(indicators) FILTER (stage = 'evaluation' AND is_current AND is_budgeted)::BIGINT AS evaluated_indicators_with_targets,
        count(execution_score) FILTER (stage = 'evaluation') AS scored_executions,
        count_if(stage = 'evaluation' AND scores > 0 AND scores = indicators) AS scored_projects
    FROM (
        SELECT
            project.*,
            coalesce(directed.directions > 0, false) AS has_directions,
            budgeted.project_id IS NOT NULL AS is_budgeted
        FROM judged_projects AS project
        LEFT JOIN (
            SELECT document_id, sum(directions) AS directions FROM target_projects GROUP BY document_id
        ) AS directed USING (document_id)
        LEFT JOIN budgeted_project_years AS budgeted ON budgeted.project_id = project.project_id
            AND budgeted.fiscal_year = project.fiscal_year
    )
    GROUP BY document_id, region_id, department_id, fiscal_year, is_current
),
in_documents AS (
    SELECT
        document.document_id, document.region_id, document.department_id, document.fiscal_year, document.is_current,
        1::BIGINT AS documents,
        (document.status = 'loaded')::BIGINT AS loaded_documents,
        coalesce(account.printed_rows, 0) AS lines,
        coalesce(account.label_rows, 0) + coalesce(project.projects, 0) AS label_lines,
        coalesce(total.totals, 0) AS totals,
        coalesce(total.totals_of_parts, 0) AS totals_of_parts
    FROM documents AS document
    LEFT JOIN document_account AS account USING (document_id)
    LEFT JOIN (SELECT document_id, count(*) AS projects FROM judged_projects GROUP BY document_id) AS project
        USING (document_id)
    LEFT JOIN (
        SELECT document_id, count(*) AS totals, count_if(basis = 'parts') AS totals_of_parts
        FROM control_total
        GROUP BY document_id
    ) AS total USING (document_id)
),
counted AS (
    UNPIVOT in_projects ON * EXCLUDE (document_id, region_id, department_id, fiscal_year, is_current)
        INTO NAME scope VALUE judged
    UNION ALL BY NAME
    UNPIVOT in_documents ON * EXCLUDE (document_id, region_id, department_id, fiscal_year, is_current)
        INTO NAME scope VALUE judged

    UNION ALL BY NAME
    SELECT 'amounts' AS scope, document_id, region_id, department_id, fiscal_year, is_valid AS is_current, count(*) AS judged
    FROM project_rows
    GROUP BY ALL
    UNION ALL BY NAME
    SELECT 'amounts' AS scope, document_id, region_id, department_id, fiscal_year, is_current, totals AS judged
    FROM in_documents
    UNION ALL BY NAME
    SELECT 'amounts' AS scope, project.document_id, project.region_id, project.department_id, project.fiscal_year,
        project.is_current, count(*) AS judged
    FROM fact_project_funding AS fund
    JOIN judged_projects AS project ON project.row_id = fund.project_row_id
    GROUP BY ALL

    UNION ALL BY NAME
    SELECT 'unit_years' AS scope, project.document_id, project.region_id, project.department_id, project.fiscal_year,
        project.is_current, count(*) AS judged
    FROM judged_unit_years AS unit_year
    JOIN judged_projects AS project ON project.row_id = unit_year.project_row_id
    GROUP BY ALL

    UNION ALL BY NAME
    SELECT 'current_targets_with_a_year_before' AS scope, project.document_id, project.region_id, project.department_id,
        project.fiscal_year, project.is_current, sum(target.targets)::BIGINT AS judged
    FROM compared_targets AS target
    JOIN judged_projects AS project ON project.row_id = target.project_row_id
    GROUP BY ALL
)
SELECT scope, document_id, region_id, department_id, fiscal_year, is_current, sum(judged)::BIGINT AS judged
FROM counted
WHERE judged > 0
GROUP BY ALL;
