-- message: the direction contradicts the comparator: correct one of them
SELECT row_id, direction_printed AS observed, direction_inferred AS expected
FROM fact_indicator_target
WHERE direction_inferred <> CASE
    WHEN direction_printed LIKE '%正%' THEN '正向'
    WHEN regexp_matches(direction_printed, '[反负逆]') THEN '反向'
END
