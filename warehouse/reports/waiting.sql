-- order: 6
-- title: Waiting for a person's decision (jixiao review)
SELECT
    kind,
    count(*) AS pairs,
    max(score) AS "highest score",
    arg_min(left_name || ' / ' || right_name, rank) AS "for example"
FROM review_candidate
GROUP BY kind
ORDER BY kind;
