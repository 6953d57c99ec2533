-- What the rows stand for: the entities that resolving these rows gives, in the order of the dataclasses.

CREATE VIEW entity_regions AS
SELECT region_id, region_code AS mof_div_code, region_name AS name, 'county' AS level, NULL::BIGINT AS parent_region_id
FROM region;

CREATE VIEW entity_departments AS
SELECT department_id, region_id, department_code AS code, department_name AS name,
    (SELECT min(fiscal_year) FROM document)::BIGINT AS valid_from_year, 2025::BIGINT AS valid_to_year, NULL::BIGINT AS successor_id
FROM department;

CREATE VIEW entity_units AS
SELECT unit_id, department_id, unit_code AS code, unit_name AS name,
    (SELECT min(fiscal_year) FROM document)::BIGINT AS valid_from_year, 2025::BIGINT AS valid_to_year, NULL::BIGINT AS successor_id
FROM unit;

CREATE VIEW entity_projects AS
SELECT project_id, min(unit_id) AS unit_id, min(name) AS name,
    min(CASE WHEN is_operating THEN '运转类' ELSE '特定目标类' END) AS category, min(settlement) AS settlement,
    min(fiscal_year)::BIGINT AS first_year, max(fiscal_year)::BIGINT AS last_year, NULL::BIGINT AS merged_into
FROM project
GROUP BY project_id
ORDER BY project_id;

CREATE VIEW entity_indicators AS
SELECT (md5_number_lower(name) >> 1)::BIGINT AS indicator_id, name AS indicator_key, name, NULL::BIGINT AS merged_into,
    name IN ('“三公经费”控制率', '运转保障率', '科目调整次数', '预算编制准确率') AS is_template
FROM (SELECT DISTINCT name FROM indicator)
ORDER BY indicator_id;

CREATE VIEW entity_document_standings AS
SELECT document_id, true AS is_current, NULL::VARCHAR AS superseded_by, NULL::VARCHAR AS duplicate_of FROM document;

CREATE VIEW entity_project_standings AS
SELECT row_id + phase_no AS row_id, region_id, department_id, unit_id, project_id, 'name key' AS link_rule, true AS is_valid, true AS is_current,
    false AS is_disputed, NULL::BIGINT AS restates_row_id, NULL::BIGINT AS counted_row_id, NULL::VARCHAR AS standing_reason,
    'rule' AS link_decided_by, false AS is_adjusted, NULL::BIGINT AS approved_row_id
FROM project
CROSS JOIN (VALUES (0), (5)) AS phase(phase_no)
WHERE phase_no = 0 OR stage = 'evaluation';

CREATE VIEW entity_registry AS
SELECT 'indicator' AS kind, indicator_id AS entity_id, name AS founding_key, name AS key, name, '1' AS rules_version,
    1::BIGINT AS first_release, NULL::BIGINT AS merged_into, 'founded' AS rule, 1::DOUBLE AS score, 'rule' AS decided_by
FROM entity_indicators
UNION ALL
SELECT 'project', project_id, unit_id || ' ' || name, unit_id || ' ' || name, name, '1', 1, NULL, 'founded', 1, 'rule'
FROM entity_projects
UNION ALL
SELECT 'unit', unit_id, code, code, name, '1', 1, NULL, 'founded', 1, 'rule'
FROM entity_units
UNION ALL
SELECT 'department', department_id, code, code, name, '1', 1, NULL, 'founded', 1, 'rule'
FROM entity_departments;

-- A goal that is that of the year before, as resolving tells it.
CREATE VIEW entity_goal_copies AS
SELECT this.row_id, before.row_id AS original_row_id, 'exact' AS likeness, 1::DOUBLE AS score, 'year_before' AS relation
FROM (FROM project WHERE stage = 'target') AS this
JOIN (FROM project WHERE stage = 'target') AS before ON before.project_id = this.project_id AND before.fiscal_year = this.fiscal_year - 1
WHERE this.year_no // 4 = before.year_no // 4 AND NOT this.is_operating;
