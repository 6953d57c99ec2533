-- The units of the vocabulary, and the words of printed rows that it does not hold. Counts of different things are not
-- compared, nor their prices: the base of 万人 is 人, that of 万元/人 is 元/人. Words that count the same things (名 and 人) have
-- one base. A unit without a factor compares with itself alone.
WITH of_many_things AS (SELECT dimension FROM vocabulary_measure_dimensions WHERE holds = 'many things'),
unit AS (
    SELECT measure_unit_id, name, dimension, factor
    FROM known_measure_units
    UNION ALL
    SELECT measure_unit_id, measure_unit_name, NULL, NULL::DECIMAL(28,6)
    FROM printed_measure_units
    WHERE measure_unit_name <> '' AND measure_unit_name NOT IN (SELECT name FROM known_measure_units)
    UNION ALL
    SELECT 0, '未知｜unknown', NULL, NULL
),
based AS (
    SELECT
        *,
        CASE
            WHEN factor IS NULL THEN name
            WHEN dimension IN (FROM of_many_things) THEN if(factor > 1, regexp_replace(name, '^[百千万亿]+', ''), name)
            ELSE dimension
        END AS base
    FROM unit
)
SELECT based.* REPLACE (if(based.dimension = 'count', coalesce(same.thing, based.base), based.base) AS base)
FROM based
LEFT JOIN vocabulary_same_things AS same ON same.word = based.base
ORDER BY measure_unit_id
