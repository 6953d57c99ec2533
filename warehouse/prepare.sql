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

-- The part of a row's id that all rows of its document share, and the row's own number: together they are the id.
CREATE TEMP MACRO row_base(row_id) AS row_id & -65536;
CREATE TEMP MACRO row_no(row_id) AS row_id & 65535;

-- A number in the base of its unit, for comparing: 0.57 万人 is 5700 人, which binary fractions miss by a hair and a DECIMAL
-- of every size cannot hold.
CREATE TEMP MACRO in_base(value, factor) AS round(value::DOUBLE * coalesce(factor, 1)::DOUBLE, 6);

-- What a limit of time is counted from, where the words around its number say so: 结案 of 结案后30日内 and of 30日内（结案后）.
-- A limit from elsewhere is another target, however alike the numbers are. NULL where nothing says it.
CREATE TEMP MACRO counted_from(words) AS nullif(
    coalesce(
        nullif(regexp_extract(words, '^(?:自|从|在)?([^0-9（(]+?)(?:之?后|之?日?起)(?:的|在|不超过|不多于|最多|至多|≤|＜)*[0-9]', 1), ''),
        regexp_extract(words, '[（(](?:自|从|在)?([^0-9（(]+?)(?:之?后|之?日?起)[）)]$', 1)
    ),
    ''
);

-- The numbers that rules are judged by, for the summaries that count the same things: `parameter('Q04.saturated_percent')`.
SET VARIABLE rule_parameters = (
    SELECT map(
        list(rule_id || '.' || parameter ORDER BY rule_id, parameter),
        list(value::DECIMAL(18,4) ORDER BY rule_id, parameter)
    )
    FROM vocabulary_rule_parameters
);

CREATE TEMP MACRO parameter(name) AS getvariable('rule_parameters')[name];

-- Words that rules and summaries look for, so that no SQL holds a word of its own. They stand in a variable, because a pattern
-- must be constant to be compiled once and not once a row.
SET VARIABLE rule_words = (
    SELECT map(list(words ORDER BY words), list(pattern ORDER BY words))
    FROM (
        SELECT list AS words, string_agg('(?:' || pattern || ')', '|' ORDER BY pattern) AS pattern
        FROM vocabulary_rule_words
        GROUP BY list
    )
);

-- Whether a text holds one of a list's patterns; NULL where there is no text.
CREATE TEMP MACRO says(words, text) AS regexp_matches(text, getvariable('rule_words')[words]);

-- Whether words, or a name, say by two lists that a number is a rise, or a fall: 提高≥3% and 降低≥3% are two targets. NULL where they say
-- neither, or both.
CREATE TEMP MACRO change_said(rises, falls, words) AS CASE
    WHEN says(rises, words) AND says(falls, words) THEN NULL
    WHEN says(rises, words) THEN 'rise'
    WHEN says(falls, words) THEN 'fall'
END;

-- What a form is for.
CREATE TEMP MACRO stage_of(form) AS
    CASE form
        WHEN 'self_evaluation' THEN 'evaluation'
        WHEN 'monitoring' THEN 'monitoring'
        ELSE 'target'
    END;

-- What a comparator's code says of the number behind it.
CREATE TEMP MACRO is_floor(comparator_code) AS comparator_code IN (1, 2);
CREATE TEMP MACRO is_exact(comparator_code) AS comparator_code = 3;
CREATE TEMP MACRO is_ceiling(comparator_code) AS comparator_code IN (4, 5);
CREATE TEMP MACRO is_in_words(comparator_code) AS comparator_code = 6;

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
    standing.is_adjusted,
    standing.approved_row_id
FROM staged_projects AS staged
JOIN entity_project_standings AS standing ON standing.row_id = staged.row_id;

-- Members of what is stored, by their number within this release: what belongs together has numbers next to each other.
-- Every id that a row names has a number, known to its dimension or not: whether it is known is for the checks to say.
CREATE TEMP TABLE numbered_documents AS
SELECT
    row_number() OVER (ORDER BY min(fiscal_year), min(region_code), min(department_code), document_id)::INTEGER AS document_serial,
    document_id
FROM (
    SELECT document_id, fiscal_year, region_code, department_code FROM staged_documents
    UNION ALL BY NAME
    SELECT document_id FROM staged_projects
)
GROUP BY document_id;

CREATE TEMP TABLE numbered_projects AS
SELECT row_number() OVER (ORDER BY min(department_id), min(unit_id), project_id)::INTEGER AS project_serial, project_id
FROM entity_project_standings
GROUP BY project_id;

CREATE TEMP MACRO project_name_key(name, name_printed, project_key) AS hash(name, name_printed, project_key);

CREATE TEMP TABLE numbered_project_names AS
SELECT
    row_number() OVER (ORDER BY name, name_printed, project_key)::INTEGER AS name_serial,
    project_name_key(name, name_printed, project_key) AS name_key,
    *
FROM (SELECT DISTINCT name, name_printed, project_key FROM staged_projects);

-- 0 is no goal.
CREATE TEMP TABLE numbered_goals AS
SELECT
    (row_number() OVER (ORDER BY goal NULLS FIRST) - 1)::INTEGER AS goal_serial,
    hash(goal) AS goal_key,
    goal
FROM (SELECT DISTINCT goal FROM staged_projects UNION SELECT NULL);

-- Where the rows of a project belong: its approved row in each document, as it is stored.
CREATE TEMP VIEW approved_rows AS
SELECT
    hash(document.document_id, budget.project_no::BIGINT) AS project_key,
    budget.document_serial,
    budget.row_base + budget.row_no AS project_row_id,
    budget.fiscal_year,
    budget.region_id,
    budget.department_id,
    budget.unit_id,
    project.project_id,
    budget.is_valid,
    budget.is_disputed
FROM stored.budget AS budget
JOIN stored.project AS project ON project.project_serial = budget.project_serial
JOIN stored.document AS document ON document.document_serial = budget.document_serial
WHERE budget.phase = '批复';

-- What rows share, as one number each: ten million rows are joined quickly by a number, and slowly by fifteen words. Two
-- texts of one number would double rows, and no release has two rows of one id (checks.py).
CREATE TEMP VIEW keyed_indicators AS
SELECT
    *,
    hash(document_id, project_no) AS project_key,
    hash(indicator_key, name_printed, name_rules) AS name_key,
    hash(value_printed, value_low, value_high, value_text, comparator, comparator_printed) AS value_key,
    hash(
        taxonomy_version, level_1, level_2, level_1_printed, level_2_printed, measure_unit, measure_unit_printed, comparator,
        comparator_printed, weight, weight_printed, direction_printed, direction_inferred, direction, is_clipped
    ) AS wording_key
FROM staged_indicators;

-- The names that rows print, but for rows that a cut or a person put elsewhere: their indicator is that of their key, or of
-- what the key was merged into.
CREATE TEMP TABLE placed_names AS
SELECT
    staged.row_id, staged.name_printed, staged.indicator_key, staged.name_rules, placed.indicator_id, placed.rule,
    placed.decided_by
FROM staged_indicators AS staged
JOIN entity_indicator_rows AS placed ON placed.row_id = staged.row_id;

CREATE TEMP TABLE printed_names AS
SELECT printed.*, coalesce(indicator.merged_into, indicator.indicator_id, 0) AS indicator_id
FROM (
    SELECT name_key, name_printed, indicator_key, name_rules, min(row_id) AS row_id, count(*) AS rows
    FROM keyed_indicators
    ANTI JOIN entity_indicator_rows USING (row_id)
    GROUP BY ALL
) AS printed
LEFT JOIN entity_indicators AS indicator ON indicator.indicator_key = printed.indicator_key;

CREATE TEMP TABLE numbered_names AS
SELECT row_number() OVER (ORDER BY name_printed, indicator_id)::INTEGER AS name_serial, name_printed, indicator_id
FROM (SELECT name_printed, indicator_id FROM printed_names UNION SELECT name_printed, indicator_id FROM placed_names);

CREATE TEMP TABLE names_by_key AS
SELECT printed.name_key, printed.indicator_id, numbered.name_serial
FROM printed_names AS printed
JOIN numbered_names AS numbered ON numbered.name_printed = printed.name_printed AND numbered.indicator_id = printed.indicator_id;

CREATE TEMP TABLE names_by_row AS
SELECT placed.row_id, placed.indicator_id, numbered.name_serial
FROM placed_names AS placed
JOIN numbered_names AS numbered ON numbered.name_printed = placed.name_printed AND numbered.indicator_id = placed.indicator_id;

CREATE TEMP VIEW comparators AS
SELECT min(code::BIGINT) AS code, symbol, any_value(symbol) FILTER (kind = 'quantitative') AS sign
FROM vocabulary_comparators
GROUP BY symbol;

-- A value and the comparator before it, as far as the cell of the value does not print that itself: ≥95.
CREATE TEMP MACRO as_text(comparator_printed, sign, value_printed, value_low) AS nullif(
    concat(
        CASE
            WHEN value_low IS NOT NULL
                AND NOT starts_with(value_printed, comparator_printed)
                AND NOT starts_with(value_printed, sign)
            THEN sign
        END,
        value_printed
    ),
    ''
);

CREATE TEMP TABLE numbered_values AS
SELECT
    dense_rank() OVER (ORDER BY value_low, value_high, value_text, value_printed, target_as_text)::INTEGER AS value_serial,
    *
FROM (
    SELECT
        printed.* EXCLUDE (comparator, comparator_printed),
        as_text(printed.comparator_printed, comparator.sign, printed.value_printed, printed.value_low) AS target_as_text
    FROM (
        SELECT DISTINCT value_key, value_printed, value_low, value_high, value_text, comparator, comparator_printed
        FROM keyed_indicators
    ) AS printed
    LEFT JOIN comparators AS comparator ON comparator.symbol = printed.comparator
);

-- What rows say beside name and value. A word that the vocabulary does not hold is kept as printed: it becomes a member of
-- its own. '' is not printed.
CREATE TEMP TABLE printed_wordings AS
SELECT
    wording_key,
    coalesce(taxonomy_version, '') AS class_version,
    coalesce(nullif(level_1, ''), level_1_printed, '') AS class_level_1,
    coalesce(nullif(level_2, ''), level_2_printed, '') AS class_level_2,
    coalesce(nullif(measure_unit, ''), measure_unit_printed, '') AS measure_unit_name,
    * EXCLUDE (wording_key, taxonomy_version, level_1, level_2, measure_unit)
FROM (
    SELECT DISTINCT
        wording_key, taxonomy_version, level_1, level_2, level_1_printed, level_2_printed, measure_unit, measure_unit_printed,
        comparator, comparator_printed, weight, weight_printed, direction_printed, direction_inferred, direction, is_clipped
    FROM keyed_indicators
);

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
FROM (SELECT DISTINCT class_version, class_level_1, class_level_2 FROM printed_wordings) AS printed
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
FROM (SELECT DISTINCT measure_unit_name FROM printed_wordings) AS printed
LEFT JOIN known_measure_units AS known ON known.name = printed.measure_unit_name;

-- Two wordings that come to the same members of the dimensions, and are printed alike, are one.
CREATE TEMP TABLE indicator_wordings AS
SELECT
    wording.* EXCLUDE (class_version, class_level_1, class_level_2, measure_unit_name, comparator),
    class.class_id,
    measure_unit.measure_unit_id,
    coalesce(comparator.code, 0) AS comparator_code,
    dense_rank() OVER (ORDER BY
        class_id, measure_unit_id, comparator_code, weight, direction_printed, direction_inferred, direction, level_1_printed,
        level_2_printed, comparator_printed, measure_unit_printed, weight_printed, is_clipped
    )::INTEGER AS wording_serial
FROM printed_wordings AS wording
JOIN printed_classes AS class ON class.class_version = wording.class_version
    AND class.class_level_1 = wording.class_level_1
    AND class.class_level_2 = wording.class_level_2
JOIN printed_measure_units AS measure_unit ON measure_unit.measure_unit_name = wording.measure_unit_name
LEFT JOIN comparators AS comparator ON comparator.symbol = wording.comparator;

-- The rows of evaluations and monitoring, in tables, so that DuckDB knows how few they are. A row counts as its project's
-- approved row does among the documents of its stage.
CREATE TEMP TABLE reported_indicators AS FROM keyed_indicators WHERE stage <> 'target';

CREATE TEMP TABLE reported_rows AS
SELECT
    staged.* EXCLUDE (project_key, name_key, value_key, wording_key),
    project.row_id AS project_row_id,
    project.fiscal_year,
    project.region_id,
    project.department_id,
    project.unit_id,
    project.project_id,
    project.is_valid AS is_current,
    project.is_disputed,
    project.execution_rate,
    project.execution_score,
    coalesce(placed.indicator_id, name.indicator_id) AS indicator_id,
    coalesce(placed.name_serial, name.name_serial) AS name_serial,
    value.value_serial,
    wording.wording_serial,
    wording.class_id,
    wording.measure_unit_id,
    wording.comparator_code,
    dense_rank() OVER (ORDER BY staged.actual_value, staged.actual_printed, staged.actual_text)::INTEGER AS actual_serial
FROM reported_indicators AS staged
JOIN project_rows AS project ON project.document_id = staged.document_id
    AND project.project_no = staged.project_no
    AND project.phase = '批复'
JOIN numbered_values AS value ON value.value_key = staged.value_key
JOIN indicator_wordings AS wording ON wording.wording_key = staged.wording_key
LEFT JOIN names_by_key AS name ON name.name_key = staged.name_key
LEFT JOIN names_by_row AS placed ON placed.row_id = staged.row_id;

-- What counts as a project's budget: approved rows, without whole departments, whose money holds that of their projects. Of
-- one that an adjusted table prints it is what was approved, and the adjusted amount where nothing else is known.
CREATE TEMP VIEW counted_budgets AS
SELECT
    * REPLACE (coalesce(approved_before_yuan, amount_yuan) AS amount_yuan),
    is_adjusted AND approved_before_yuan IS NULL AND amount_yuan IS NOT NULL AS is_adjusted_only
FROM stored.budget
WHERE is_current AND phase = '批复' AND category IS DISTINCT FROM '部门整体';

-- What a class is through the years: level 2, which the versions of the taxonomy share, or level 1 where there is none. Cost was
-- a kind of output until 2021, and what was printed as 成本指标 is 经济成本指标 since.
CREATE TEMP MACRO lasting_class(level_1, level_2) AS replace(coalesce(level_2, level_1), '经济成本指标', '成本指标');

-- Whether a value's words say that its number is not the exact one; NULL where there are none.
SET VARIABLE inexact_words = (SELECT list(variant) FROM vocabulary_comparator_variants WHERE position = 'inexact');
CREATE TEMP MACRO is_inexact(words) AS
    list_bool_or(list_transform(getvariable('inexact_words'), lambda word: contains(words, word)));

-- Current targets with a value, by two numbers: whose target it is (`series`), and what it asks for (`value`). A target stays
-- the same through the years by its project, indicator, class and the base of its unit; a rise is another target than a fall or
-- than what is reached, unless the name says that it is one (增长率). Words have no unit: what is put into numbers, or loses
-- them, shares `family` alone. Words that hold a number (不低于90% beside 定性, 每季度1次) are neither: a target that is printed so
-- did not lose its number, and what follows them did not get one at last.
-- What texts and decimals come to is computed once a wording and a value, and not once a target. `low` and `high` are in the
-- base of the unit, NULL for words; `marks` are what is asked of the first and the last target of a row of years, as one
-- number below 16: 1 where the value can hardly move, 2 where more is better or 4 where less is, 8 for 0 and 零发生, 100 % and 全覆盖.
-- A form may leave the comparator out (`is_unsigned`); 90%左右 is not ≥90 % without its sign (NULL), and neither is it 90 %.
CREATE TEMP VIEW target_series AS
SELECT
    hash(
        target.project_id, name.indicator_id, wording.class_key, wording.base_key, value.event_key, value.is_count_in_words,
        CASE WHEN value.value_change <> coalesce(name.name_change, '') THEN value.value_change END
    ) AS series,
    hash(target.project_id, name.indicator_id, wording.class_key, value.is_count_in_words) AS family,
    in_base(value.printed_low, wording.factor) AS low,
    in_base(value.printed_high, wording.factor) AS high,
    hash(wording.comparator_code, low, high, value.words_key, value.is_inexact AND wording.comparator_code = 0) AS value,
    CASE WHEN wording.comparator_code <> 0 THEN false WHEN value.is_exact_number THEN true END AS is_unsigned,
    wording.direction_marks
        + greatest(value.limit_marks, if(wording.is_percent AND value.is_full, 8, 0))
        + if(value.is_zero OR (wording.is_percent AND value.is_full), 1, 0) AS marks,
    target.fiscal_year,
    target.row_base + target.row_no AS row_id,
    target.row_base + target.row_no - target.behind_project AS project_row_id,
    target.document_serial,
    target.region_id,
    target.department_id
FROM stored.target AS target
JOIN stored.indicator_name AS name ON name.name_serial = target.name_serial
JOIN (
    SELECT
        wording.wording_serial,
        wording.comparator_code,
        hash(lasting_class(class.level_1, class.level_2)) AS class_key,
        hash(unit.base) AS base_key,
        unit.factor::DOUBLE AS factor,
        unit.name = '%' AS is_percent,
        CASE wording.direction WHEN '正向' THEN 2 WHEN '反向' THEN 4 ELSE 0 END AS direction_marks
    FROM stored.target_wording AS wording
    JOIN dim_indicator_class AS class ON class.class_id = wording.class_id
    JOIN dim_measure_unit AS unit ON unit.measure_unit_id = wording.measure_unit_id
) AS wording ON wording.wording_serial = target.wording_serial
JOIN (
    SELECT
        value_serial,
        value_low::DOUBLE AS printed_low,
        coalesce(value_high, value_low)::DOUBLE AS printed_high,
        CASE WHEN value_low IS NULL THEN hash(value_text) END AS words_key,
        CASE WHEN counted_from IS NOT NULL THEN hash(counted_from) END AS event_key,
        value_change,
        words_say IS NOT DISTINCT FROM 'number' AS is_count_in_words,
        coalesce(value_low = 0, false) AS is_zero,
        if(value_low = 0 OR says('none', value_text) OR says('all', value_text), 8, 0) AS limit_marks,
        coalesce(value_low >= parameter('Q04.saturated_percent'), false) AS is_full,
        is_inexact,
        value_low IS NOT NULL AND NOT is_inexact AS is_exact_number
    FROM stored.target_value
    WHERE value_low IS NOT NULL OR value_text IS NOT NULL
) AS value ON value.value_serial = target.value_serial
WHERE target.is_current
    AND target.fiscal_year <> 0
    AND name.indicator_id <> 0;

-- The lines of scoring_rules.csv beside what their formulas come down to as numbers: a share of the weight in a / t and t / a.
CREATE TEMP VIEW scoring AS
WITH formula AS (
    SELECT *
    FROM (
        VALUES
            ('proportional', 0, 1, 0),
            ('inverse', 0, 0, 1),
            ('overrun', 2, -1, 0)
    ) AS shares (formula, share_constant, share_of_ratio, share_of_inverse)
)
SELECT
    rule.version,
    rule.better,
    rule.formula,
    CASE rule.better WHEN 'less' THEN 'at_most' ELSE 'at_least' END AS full_marks,
    formula.share_constant::DECIMAL(9,4) AS share_constant,
    formula.share_of_ratio::DECIMAL(9,4) AS share_of_ratio,
    formula.share_of_inverse::DECIMAL(9,4) AS share_of_inverse,
    rule.note
FROM vocabulary_scoring_rules AS rule
LEFT JOIN formula ON formula.formula = rule.formula;
