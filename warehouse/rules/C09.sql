-- message: the direction is blank: print 正向 or 反向
-- Judged only in documents that print a direction somewhere: others have no column for it.
SELECT target.row_id, '正向 or 反向' AS expected
FROM fact_indicator_target AS target
JOIN (SELECT document_id FROM target_projects GROUP BY document_id HAVING sum(directions) > 0) AS document
    USING (document_id)
WHERE target.direction_printed IS NULL
