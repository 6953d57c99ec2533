SELECT version, scheme, level_1, weight::DECIMAL(9,4) AS weight, basis
FROM vocabulary_weight_schemes
ORDER BY version, scheme, level_1
