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

-- The part of a row's id that all rows of its document share, and the row's own number: together they are the id. Kept
-- apart they take hardly any room, because rows of one document stand together.
CREATE TEMP MACRO row_base(row_id) AS row_id & -65536;
CREATE TEMP MACRO row_no(row_id) AS row_id & 65535;

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

-- Where the rows of a project belong, made once: its approved row in each document.
CREATE TEMP TABLE approved_rows AS
SELECT
    document_id,
    project_no,
    row_id AS project_row_id,
    stage,
    fiscal_year,
    region_id,
    department_id,
    unit_id,
    project_id,
    is_valid,
    is_disputed
FROM project_rows
WHERE phase = '批复';

-- A word that the vocabulary does not hold is kept as printed: it becomes a member of its own. '' is not printed.
CREATE TEMP VIEW indicator_words AS
SELECT
    *,
    coalesce(taxonomy_version, '') AS class_version,
    coalesce(nullif(level_1, ''), level_1_printed, '') AS class_level_1,
    coalesce(nullif(level_2, ''), level_2_printed, '') AS class_level_2,
    coalesce(nullif(measure_unit, ''), measure_unit_printed, '') AS measure_unit_name
FROM staged_indicators;

-- Members of the vocabulary are numbered in the order of their words, which takes little room in the facts; a word that
-- it does not hold gets the id of the word.
CREATE TEMP TABLE known_classes AS
SELECT row_number() OVER (ORDER BY taxonomy_version NULLS LAST, level_1, level_2) AS class_id, *
FROM (SELECT DISTINCT taxonomy_version, level_1, level_2 FROM vocabulary_taxonomy);

CREATE TEMP TABLE printed_classes AS
SELECT
    printed.*,
    CASE
        WHEN printed.class_level_1 = '' AND printed.class_level_2 = '' THEN 0
        ELSE coalesce(
            known.class_id,
            words_id('class', class_words(printed.class_version, printed.class_level_1, printed.class_level_2))
        )
    END AS class_id
FROM (SELECT DISTINCT class_version, class_level_1, class_level_2 FROM indicator_words) AS printed
LEFT JOIN known_classes AS known ON coalesce(known.taxonomy_version, '') = printed.class_version
    AND coalesce(known.level_1, '') = printed.class_level_1
    AND coalesce(known.level_2, '') = printed.class_level_2;

CREATE TEMP TABLE known_measure_units AS
SELECT
    row_number() OVER (ORDER BY name) AS measure_unit_id,
    name,
    any_value(dimension ORDER BY dimension) AS dimension,
    any_value(factor ORDER BY factor)::DECIMAL(28,6) AS factor
FROM vocabulary_measure_units
GROUP BY name;

CREATE TEMP TABLE printed_measure_units AS
SELECT printed.measure_unit_name, coalesce(known.measure_unit_id, words_id('measure unit', measure_unit_name)) AS measure_unit_id
FROM (SELECT DISTINCT measure_unit_name FROM indicator_words) AS printed
LEFT JOIN known_measure_units AS known ON known.name = printed.measure_unit_name;

CREATE TEMP VIEW comparators AS
SELECT min(code::BIGINT) AS code, symbol
FROM vocabulary_comparators
GROUP BY symbol;

-- A row counts as its project's approved row does among the documents of its stage. Its indicator is that of its key, or
-- of what the key was merged into, unless a cut or a person put just this row elsewhere.
CREATE TEMP VIEW indicator_rows AS
SELECT
    staged.*,
    project.project_row_id,
    project.fiscal_year,
    project.region_id,
    project.department_id,
    project.unit_id,
    project.project_id,
    project.is_valid AS is_current,
    project.is_disputed,
    coalesce(placed.indicator_id, indicator.merged_into, indicator.indicator_id, 0) AS indicator_id,
    class.class_id,
    measure_unit.measure_unit_id,
    coalesce(comparator.code, 0) AS comparator_code
FROM indicator_words AS staged
JOIN approved_rows AS project ON project.document_id = staged.document_id AND project.project_no = staged.project_no
JOIN printed_classes AS class ON class.class_version = staged.class_version
    AND class.class_level_1 = staged.class_level_1
    AND class.class_level_2 = staged.class_level_2
JOIN printed_measure_units AS measure_unit ON measure_unit.measure_unit_name = staged.measure_unit_name
LEFT JOIN entity_indicators AS indicator ON indicator.indicator_key = staged.indicator_key
LEFT JOIN entity_indicator_rows AS placed ON placed.row_id = staged.row_id
LEFT JOIN comparators AS comparator ON comparator.symbol = staged.comparator;
