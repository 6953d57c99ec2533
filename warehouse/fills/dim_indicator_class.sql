-- The classes of the vocabulary, and the words of printed rows that it does not hold.
SELECT class_id, taxonomy_version, level_1, level_2
FROM known_classes
UNION
SELECT class_id, nullif(class_version, ''), nullif(class_level_1, ''), nullif(class_level_2, '')
FROM printed_classes
WHERE class_id <> 0
UNION
SELECT 0, NULL, '未知｜unknown', '未知｜unknown'
ORDER BY class_id
