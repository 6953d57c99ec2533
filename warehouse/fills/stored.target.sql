-- In the order in which the rows are staged, by department and year: sorting ten million rows takes longer than all else, and
-- saves nothing. A row counts as its project's approved row does among the documents of its stage.
SELECT
    row_base(staged.row_id) AS row_base,
    row_no(staged.row_id)::INTEGER AS row_no,
    staged.row_id - project.project_row_id AS behind_project,
    project.document_serial,
    project.fiscal_year,
    project.region_id,
    project.department_id,
    project.unit_id,
    project.project_id,
    coalesce(placed.name_serial, name.name_serial) AS name_serial,
    value.value_serial,
    wording.wording_serial,
    staged.indicator_no::INTEGER AS indicator_no,
    staged.baseline_printed,
    project.is_valid AS is_current,
    project.is_disputed,
    staged.page::INTEGER AS page,
    staged.sheet,
    staged.source_row::INTEGER AS source_row,
    staged.box
FROM keyed_indicators AS staged
JOIN approved_rows AS project ON project.project_key = staged.project_key
JOIN numbered_values AS value ON value.value_key = staged.value_key
JOIN indicator_wordings AS wording ON wording.wording_key = staged.wording_key
LEFT JOIN names_by_key AS name ON name.name_key = staged.name_key
LEFT JOIN names_by_row AS placed ON placed.row_id = staged.row_id
WHERE staged.stage = 'target'
