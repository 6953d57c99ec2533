-- What the fills share: staged rows beside their entities. Temporary, so that nothing of it stays in a release.

-- A stable 63-bit id of a dimension that people only know by its words; blank words are member 0.
CREATE TEMP MACRO words_id(kind, words) AS
    CASE
        WHEN replace(words, chr(31), '') = '' THEN 0
        ELSE (md5_number_lower(kind || chr(31) || words) >> 1)::BIGINT
    END;

-- The words of a class as one text: NULL and blank are the same.
CREATE TEMP MACRO class_words(taxonomy_version, level_1, level_2) AS
    coalesce(taxonomy_version, '') || chr(31) || coalesce(level_1, '') || chr(31) || coalesce(level_2, '');

CREATE TEMP VIEW project_rows AS
SELECT
    staged.* REPLACE (coalesce(staged.fiscal_year, 0)::INTEGER AS fiscal_year),
    standing.region_id,
    standing.department_id,
    standing.unit_id,
    standing.project_id,
    standing.link_rule,
    standing.link_decided_by,
    standing.is_valid,
    standing.is_current,
    standing.is_disputed,
    standing.restates_row_id,
    standing.counted_row_id,
    standing.standing_reason,
    list_position(['批复', '调整', '执行', '监控'], staged.phase) AS phase_no
FROM staged_projects AS staged
JOIN entity_project_standings AS standing ON standing.row_id = staged.row_id;

-- A word that the vocabulary does not hold is kept as printed: it becomes a member of its own. '' is not printed.
CREATE TEMP VIEW indicator_words AS
SELECT
    *,
    coalesce(taxonomy_version, '') AS class_version,
    coalesce(nullif(level_1, ''), level_1_printed, '') AS class_level_1,
    coalesce(nullif(level_2, ''), level_2_printed, '') AS class_level_2,
    coalesce(nullif(measure_unit, ''), measure_unit_printed, '') AS measure_unit_name
FROM staged_indicators;

-- Ids are made once for each distinct text, not once for each row.
CREATE TEMP TABLE printed_classes AS
SELECT
    *,
    CASE
        WHEN class_level_1 = '' AND class_level_2 = '' THEN 0
        ELSE words_id('class', class_words(class_version, class_level_1, class_level_2))
    END AS class_id
FROM (SELECT DISTINCT class_version, class_level_1, class_level_2 FROM indicator_words);

CREATE TEMP TABLE printed_measure_units AS
SELECT measure_unit_name, words_id('measure unit', measure_unit_name) AS measure_unit_id
FROM (SELECT DISTINCT measure_unit_name FROM indicator_words);

CREATE TEMP VIEW comparators AS
SELECT min(code::BIGINT) AS code, symbol
FROM vocabulary_comparators
GROUP BY symbol;

-- A row counts as its project's approved row does among the documents of its stage. Its indicator is that of its key, or
-- of what the key was merged into, unless a cut or a person put just this row elsewhere.
CREATE TEMP VIEW indicator_rows AS
SELECT
    staged.*,
    project.row_id AS project_row_id,
    project.fiscal_year,
    project.region_id,
    project.department_id,
    project.unit_id,
    project.project_id,
    project.is_valid AS is_current,
    project.is_disputed,
    coalesce(placed.indicator_id, indicator.merged_into, indicator.indicator_id, 0) AS indicator_id,
    coalesce(
        nullif(concat_ws('+', nullif(staged.name_rules, ''), coalesce(placed.rule, merger.rule)), ''), 'as printed'
    ) AS alias_rule,
    coalesce(placed.decided_by, merger.decided_by, 'rule') AS alias_decided_by,
    class.class_id,
    measure_unit.measure_unit_id,
    coalesce(comparator.code, 0) AS comparator_code
FROM indicator_words AS staged
JOIN project_rows AS project ON project.document_id = staged.document_id AND project.project_no = staged.project_no
    AND project.phase = '批复'
JOIN printed_classes AS class ON class.class_version = staged.class_version
    AND class.class_level_1 = staged.class_level_1
    AND class.class_level_2 = staged.class_level_2
JOIN printed_measure_units AS measure_unit ON measure_unit.measure_unit_name = staged.measure_unit_name
LEFT JOIN entity_indicators AS indicator ON indicator.indicator_key = staged.indicator_key
LEFT JOIN entity_registry AS merger ON merger.kind = 'indicator' AND merger.entity_id = indicator.indicator_id
    AND indicator.merged_into IS NOT NULL
LEFT JOIN entity_indicator_rows AS placed ON placed.row_id = staged.row_id
LEFT JOIN comparators AS comparator ON comparator.symbol = staged.comparator;
