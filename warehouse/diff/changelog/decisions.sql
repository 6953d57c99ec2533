-- order: 9
-- title: Decisions of the steward
-- line: {change}: {words}
SELECT change, words FROM changed_decision ORDER BY change, words, decided_by
