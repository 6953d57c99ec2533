-- order: 6
-- title: Waiting for a person's decision (jixiao review)
SELECT
    kind,
    count(*) FILTER (guards_failed = '') AS likely,
    count(*) FILTER (guards_failed <> '') AS "with something against it",
    arg_min(left_name || ' / ' || right_name, rank) AS "for example"
FROM review_candidate
GROUP BY kind
ORDER BY kind;
