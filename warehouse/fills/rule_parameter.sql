SELECT rule_id, parameter, value::DECIMAL(18,4) AS value, unit, note
FROM vocabulary_rule_parameters
ORDER BY rule_id, parameter
