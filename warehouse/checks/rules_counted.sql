-- says: each rule was judged as often as it passed, failed or was undecided, and speaks only of what it judges
-- next: a finding stands outside the scope of its rule: mend `scope` in pipeline/vocabulary/rules.csv or the rule's SQL
SELECT rule_id, document_id, judged, passed, failed, undecidable
FROM rule_result
WHERE judged <> passed + failed + undecidable OR passed < 0 OR judged <= 0
ORDER BY rule_id, document_id;
