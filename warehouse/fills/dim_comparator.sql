SELECT code AS comparator_code, symbol
FROM comparators
WHERE code <> 0
UNION ALL
SELECT 0, '未知｜unknown'
ORDER BY comparator_code
