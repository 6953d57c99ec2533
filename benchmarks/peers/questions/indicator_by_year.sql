-- asks: how many projects promise 群众满意度 in each year, and what is the lowest, the highest and the sum of their targets?
SELECT
    target.fiscal_year,
    count(*) AS targets,
    count(DISTINCT target.project_id) AS projects,
    min(target.value_low) AS lowest,
    max(target.value_low) AS highest,
    sum(target.value_low) AS total
FROM fact_indicator_target AS target
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
WHERE target.is_current AND indicator.name = '群众满意度'
GROUP BY target.fiscal_year
ORDER BY target.fiscal_year;
