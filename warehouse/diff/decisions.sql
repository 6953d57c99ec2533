-- Decisions that one release followed and the other did not. A line that only moved, or gives another reason, is the same.
WITH told AS (
    SELECT 'removed' AS change, * FROM before.steward_decision AS old
    WHERE NOT EXISTS (
        FROM after.steward_decision AS new
        WHERE new.file = old.file AND new.decision = old.decision AND new.left_text = old.left_text
            AND new.right_text = old.right_text AND new.scope IS NOT DISTINCT FROM old.scope
    )
    UNION ALL
    SELECT 'added' AS change, * FROM after.steward_decision AS new
    WHERE NOT EXISTS (
        FROM before.steward_decision AS old
        WHERE new.file = old.file AND new.decision = old.decision AND new.left_text = old.left_text
            AND new.right_text = old.right_text AND new.scope IS NOT DISTINCT FROM old.scope
    )
)
SELECT
    change,
    file,
    line,
    file || ', line ' || line AS decided_by,
    decision || ': ' || concat_ws(' / ', left_text, right_text) || coalesce(' (' || scope || ')', '') AS words,
    reason
FROM told
ORDER BY file, line, change
