-- 问题：哪些项目行没有计入，为什么，替代它计入的是哪一行？
-- asks: which project rows do not count, why, and which row counts instead?
-- reads: repeats = another document says the same; replaced = a correction or a later publication; contradicted = another
-- reads: document of the same standing says otherwise and comes first; restates = an evaluation prints the budget again
-- 读法：repeats 另有文件相同；replaced 已被更正或新文件取代；contradicted 与同等文件不一致，以在先者为准；restates 自评重列预算。
SELECT
    nullif(budget.fiscal_year, 0) AS fiscal_year,
    department.name AS department_name,
    unit.name AS unit_name,
    budget.name,
    budget.phase,
    budget.amount_yuan,
    CASE budget.standing_reason
        WHEN 'repeats' THEN '重复' WHEN 'replaced' THEN '已被取代' WHEN 'contradicted' THEN '不一致' ELSE '重列预算'
    END AS 原因,
    budget.standing_reason,
    document.document_name,
    counted.amount_yuan AS counted_amount_yuan,
    counted_document.document_name AS counted_document_name,
    budget.row_id,
    budget.counted_row_id
FROM fact_project_budget AS budget
JOIN dim_department AS department ON department.department_id = budget.department_id
JOIN dim_unit AS unit ON unit.unit_id = budget.unit_id
JOIN dim_document AS document ON document.document_id = budget.document_id
LEFT JOIN fact_project_budget AS counted ON counted.row_id = budget.counted_row_id
LEFT JOIN dim_document AS counted_document ON counted_document.document_id = counted.document_id
WHERE NOT budget.is_current
ORDER BY budget.fiscal_year, department.name, unit.name, budget.name, budget.phase, document.document_name, budget.row_id;
