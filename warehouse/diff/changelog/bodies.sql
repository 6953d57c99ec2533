-- order: 8
-- title: Units and departments
-- line: {body} {predecessor} became {successor}{from_year} ({change})
SELECT
    new.body,
    concat_ws(' ', new.predecessor_code, new.predecessor_name) AS predecessor,
    concat_ws(' ', new.successor_code, new.successor_name) AS successor,
    coalesce(' from ' || new.from_year, '') AS from_year,
    new.change
FROM after.body_succession AS new
ANTI JOIN before.body_succession AS old USING (body, predecessor_id, successor_id)
ORDER BY new.body, predecessor, successor
