-- order: 4
-- title: Corrected amounts
-- line: {department}, {name} ({fiscal_year}, {phase}): {old} → {new} yuan
WITH old AS (
    SELECT project_id, fiscal_year, phase, sum(amount_yuan) AS amount_yuan
    FROM before.fact_project_budget WHERE is_current GROUP BY ALL
),
new AS (
    SELECT project_id, fiscal_year, phase, sum(amount_yuan) AS amount_yuan,
        min(name) AS name, min(department_id) AS department_id
    FROM after.fact_project_budget WHERE is_current GROUP BY ALL
)
SELECT
    coalesce(nullif(concat_ws(' ', department.code, department.name), ''), 'department unknown') AS department,
    new.name,
    new.fiscal_year,
    new.phase,
    coalesce(old.amount_yuan::VARCHAR, 'none') AS old,
    coalesce(new.amount_yuan::VARCHAR, 'none') AS new
FROM old
JOIN new ON new.project_id = old.project_id AND new.fiscal_year = old.fiscal_year AND new.phase = old.phase
LEFT JOIN after.dim_department AS department ON department.department_id = new.department_id
WHERE old.amount_yuan IS DISTINCT FROM new.amount_yuan
ORDER BY new.fiscal_year, department, new.name, new.phase, new.project_id
