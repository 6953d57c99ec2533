-- How many candidates of each kind wait for a decision.
SELECT kind, count(*)::BIGINT AS candidates
FROM review_candidate
GROUP BY kind
ORDER BY kind;
