-- message: the direction is blank: print 正向 or 反向
-- Judged only in documents that print a direction somewhere: others have no column for it.
SELECT target.row_base + target.row_no AS row_id, '正向 or 反向' AS expected
FROM stored.target AS target
JOIN stored.target_wording AS wording USING (wording_serial)
WHERE wording.direction_printed IS NULL
    AND target.document_serial IN (
        SELECT document_serial FROM target_projects GROUP BY document_serial HAVING sum(directions) > 0
    )
