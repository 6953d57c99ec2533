-- question: 7
-- 问题：哪些样板指标在 N 个以上项目、单位中重复：系统模板、多部门共用，还是部门内照抄？
-- asks: which indicators are boilerplate, repeated in N projects and more; of which kind, and how far does each reach?
-- reads: kind template is the finance system's own, shared stands in several departments, copied in one department alone;
-- reads: reach counts targets that count, in all years; a unit that changed its code or name is one unit
-- edit: in `asked`, the least number of projects (3 and more) and of units, and how many indicators to show: the widest first
-- 读法：template 为财政系统模板，shared 为多部门共用，copied 为一个部门内照抄；范围按历年有效目标行统计，换码或更名的单位算一个。
-- 可改：asked 中的最少项目数（不低于 3）、最少单位数、显示的指标数：范围最广者在先。
WITH asked AS (SELECT 3 AS projects, 1 AS units, 200 AS indicators),
candidate AS (
    SELECT *
    FROM dim_indicator, asked
    WHERE boilerplate_kind IS NOT NULL AND reach_projects >= asked.projects AND reach_units >= asked.units
)
SELECT
    name AS indicator_name,
    boilerplate_kind AS kind,
    CASE boilerplate_kind WHEN 'template' THEN '系统模板' WHEN 'shared' THEN '多部门共用' ELSE '部门内照抄' END AS 来源,
    reach_rows,
    reach_projects,
    reach_units,
    reach_departments,
    reach_years,
    (SELECT count(*) FROM candidate) AS indicators_in_all,
    indicator_id
FROM candidate
ORDER BY reach_projects DESC, reach_rows DESC, name, indicator_id
LIMIT (SELECT indicators FROM asked);
