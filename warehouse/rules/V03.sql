-- message: one indicator weighs so much that it decides alone: spread the weights
SELECT row_id, plain(weight) AS observed, 'below ' || plain(parameter('V03.heavy_weight')) AS expected
FROM fact_indicator_target
WHERE weight >= parameter('V03.heavy_weight')
