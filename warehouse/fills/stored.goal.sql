SELECT goal_serial, goal
FROM numbered_goals
ORDER BY goal_serial
