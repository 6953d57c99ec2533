-- 问题：哪些指标是套用的：系统模板、多部门共用，还是部门内照抄？
-- asks: which indicators are boilerplate, of which kind, and how far does each reach?
-- reads: kind template is the finance system's own, shared stands in three projects or more of several departments,
-- reads: copied in three or more of one department; reach counts targets that count
SELECT
    name AS indicator_name,
    boilerplate_kind AS kind,
    reach_rows,
    reach_projects,
    reach_departments,
    reach_years,
    indicator_id
FROM dim_indicator
WHERE boilerplate_kind IS NOT NULL AND reach_rows > 0
ORDER BY reach_projects DESC, reach_rows DESC, indicator_name, indicator_id;
