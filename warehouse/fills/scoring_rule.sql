FROM scoring
ORDER BY version, better
