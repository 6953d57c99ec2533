-- question: 6
-- 问题：每万元预算对应多少产出目标，单位产出要花多少钱，与上年和其他单位相比如何？
-- asks: what does a unit of output cost as the targets imply it, across years and units?
-- reads: quantity targets (数量指标) above zero where more is better or the number is to be met; shares and money are no output. The
-- reads: project's whole approved budget (yuan, all tranches) is set against each of its quantity targets by itself, so do not
-- reads: add. Costs are yuan for one of the measure that the target prints (one 万人); they are compared with the project's year before,
-- reads: and with the median of all units that print the indicator in the same measure that year (peer_units)
-- edit: in `asked`, the year (the latest one), words of the department's and the indicator's name, and how many rows: those
-- edit: that cost most beside their peers, then those that grew most
-- edit: (10,000 at most)
-- 读法：取大于 0 的数量指标（正向或等于），比例和金额不算产出。以项目全部批复预算（元，各批次合计）分别对每个数量指标计算，不可相加。单位成本按印出的计量单位计（如每万人），与本项目上年、与当年采用同一指标和计量单位的各单位中位数比较（peer_units 为单位数）。
-- 可改：asked 中的年度（默认最近一年）、部门名、指标词、行数：高于中位数最多者在先，其次增长最多者（最多 10000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        '%' AS indicator,
        200 AS rows_shown
),
years AS (
    SELECT year AS fiscal_year FROM asked UNION ALL SELECT year - 1 FROM asked
),
money AS (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM fact_project_budget
    JOIN years USING (fiscal_year)
    WHERE is_current AND phase = '批复' AND category IS DISTINCT FROM '部门整体'
    GROUP BY project_id, fiscal_year
    HAVING sum(amount_yuan) > 0
),
measure AS (
    SELECT
        measure_unit_id,
        coalesce(factor, 1)::DOUBLE AS factor,
        base
    FROM dim_measure_unit
    WHERE dimension IS NULL OR dimension NOT IN ('ratio', 'money', 'foreign money', 'rate', 'unit price', 'grade', 'score')
),
output AS (
    SELECT
        target.row_id,
        target.project_id,
        target.fiscal_year,
        target.indicator_id,
        target.unit_id,
        target.department_id,
        measure.base,
        measure.factor,
        money.amount_yuan,
        money.amount_yuan / (target.value_low * measure.factor) AS yuan_per_base
    FROM fact_indicator_target AS target
    JOIN years ON years.fiscal_year = target.fiscal_year
    JOIN dim_indicator_class AS class ON class.class_id = target.class_id AND class.level_2 = '数量指标'
    JOIN measure ON measure.measure_unit_id = target.measure_unit_id
    JOIN money ON money.project_id = target.project_id AND money.fiscal_year = target.fiscal_year
    WHERE target.is_current
        AND target.value_low > 0
        AND target.indicator_id <> 0
        AND target.comparator_code NOT IN (4, 5, 6)
        AND target.direction IS DISTINCT FROM '反向'
    QUALIFY row_number() OVER (
        PARTITION BY target.project_id, target.fiscal_year, target.indicator_id, measure.base ORDER BY target.row_id
    ) = 1
),
peer AS (
    SELECT
        output.fiscal_year,
        output.indicator_id,
        output.base,
        median(output.yuan_per_base) AS median_yuan,
        count(DISTINCT unit.current_unit_id) AS peer_units
    FROM output
    JOIN dim_unit AS unit ON unit.unit_id = output.unit_id
    GROUP BY output.fiscal_year, output.indicator_id, output.base
    HAVING count(DISTINCT unit.current_unit_id) > 1
),
found AS (
    SELECT
        this.row_id,
        this.amount_yuan,
        this.yuan_per_base * this.factor AS yuan_per_unit,
        before.yuan_per_base * this.factor AS yuan_per_unit_before,
        round(100 * (this.yuan_per_base / before.yuan_per_base - 1), 1) AS change_percent,
        peer.median_yuan * this.factor AS median_yuan_per_unit,
        round(100 * (this.yuan_per_base / peer.median_yuan - 1), 1) AS above_median_percent,
        peer.peer_units
    FROM output AS this
    JOIN asked ON asked.year = this.fiscal_year
    JOIN dim_department AS department ON department.department_id = this.department_id
        AND department.name LIKE asked.department
    JOIN dim_indicator AS indicator ON indicator.indicator_id = this.indicator_id AND indicator.name LIKE asked.indicator
    LEFT JOIN output AS before ON before.project_id = this.project_id
        AND before.fiscal_year = this.fiscal_year - 1
        AND before.indicator_id = this.indicator_id
        AND before.base = this.base
    LEFT JOIN peer ON peer.fiscal_year = this.fiscal_year
        AND peer.indicator_id = this.indicator_id
        AND peer.base = this.base
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS targets_in_all
    FROM found
    ORDER BY above_median_percent DESC NULLS LAST, change_percent DESC NULLS LAST, row_id
    LIMIT (SELECT rows_shown FROM asked)
),
-- Few rows are looked up: said by a number, because the database prepares for all where it cannot foresee how few.
shown AS MATERIALIZED (
    FROM ranked LIMIT 10000
),
printed AS MATERIALIZED (
    SELECT * FROM fact_indicator_target WHERE row_id IN (SELECT row_id FROM shown)
)
SELECT
    indicator.name AS indicator_name,
    department.name AS department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    target.fiscal_year,
    shown.amount_yuan,
    concat(nullif(comparator.symbol, '未知｜unknown'), target.value_printed) AS target,
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    round(target.value_low * 10000 / shown.amount_yuan, 4) AS output_per_10000_yuan,
    round(shown.yuan_per_unit, 2) AS yuan_per_unit,
    round(shown.yuan_per_unit_before, 2) AS yuan_per_unit_before,
    shown.change_percent,
    round(shown.median_yuan_per_unit, 2) AS median_yuan_per_unit,
    shown.above_median_percent,
    shown.peer_units,
    shown.targets_in_all,
    shown.row_id
FROM shown
JOIN printed AS target ON target.row_id = shown.row_id
JOIN dim_indicator AS indicator ON indicator.indicator_id = target.indicator_id
JOIN dim_department AS department ON department.department_id = target.department_id
JOIN dim_unit AS unit ON unit.unit_id = target.unit_id
JOIN dim_project AS project ON project.project_id = target.project_id
JOIN dim_comparator AS comparator ON comparator.comparator_code = target.comparator_code
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = target.measure_unit_id
ORDER BY shown.above_median_percent DESC NULLS LAST, shown.change_percent DESC NULLS LAST, indicator.name, project.name,
    shown.row_id;
