-- The classes of the vocabulary, and the words of printed rows that it does not hold.
SELECT
    words_id('class', class_words(taxonomy_version, level_1, level_2)) AS class_id,
    taxonomy_version,
    level_1,
    level_2
FROM vocabulary_taxonomy
UNION
SELECT class_id, nullif(class_version, ''), nullif(class_level_1, ''), nullif(class_level_2, '')
FROM printed_classes
WHERE class_id <> 0
UNION
SELECT 0, NULL, '未知｜unknown', '未知｜unknown'
ORDER BY class_id
