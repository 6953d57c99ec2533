-- question: 6
-- 问题：每万元预算对应多少产出目标，单位产出要花多少钱，与上年和其他单位相比如何？
-- asks: what does a unit of output cost as the targets imply it, across years and units?
-- reads: quantity targets (数量指标) above zero where more is better or the number is to be met; shares and money are no output. The
-- reads: project's whole approved budget (yuan, all tranches) is set against each of its quantity targets by itself, so do not
-- reads: add. Costs are yuan for one of the measure that the target prints (one 万人); they are compared with the project's year before,
-- reads: and with the median of all units that print the indicator in the same measure that year (peer_units)
-- edit: in `asked`, the year (the latest one), words of the department's and the indicator's name, and how many rows: those
-- edit: that cost most beside their peers
-- edit: (5,000 at most)
-- 读法：取大于 0 的数量指标（正向或等于），比例和金额不算产出。以项目全部批复预算（元，各批次合计）分别对每个数量指标计算，不可相加。单位成本按印出的计量单位计（如每万人），与本项目上年、与当年采用同一指标和计量单位的各单位中位数比较（peer_units 为单位数）。
-- 可改：asked 中的年度（默认最近一年）、部门名、指标词、行数：高于中位数最多者在先（最多 5000 行）。
WITH asked AS (
    SELECT
        (SELECT max(fiscal_year) FROM department_year WHERE is_current) AS year,
        '%' AS department,
        '%' AS indicator,
        200 AS rows_shown
),
money AS (
    SELECT project_id, sum(amount_yuan)::DOUBLE AS amount_yuan
    FROM project_year
    WHERE fiscal_year IN (SELECT year FROM asked)
    GROUP BY project_id
    HAVING sum(amount_yuan) > 0
),
-- What is said of one row is one condition: of each further one the database takes it that few rows pass.
quantity AS NOT MATERIALIZED (
    SELECT row_id, fiscal_year, project_id, indicator_id, unit_id, department_id, measure_unit_id, value_low
    FROM fact_indicator_target
    WHERE class_id IN (SELECT class_id FROM dim_indicator_class WHERE level_2 = '数量指标')
        AND coalesce(
            is_current AND value_low > 0 AND indicator_id <> 0 AND comparator_code NOT IN (4, 5, 6)
            AND direction IS DISTINCT FROM '反向', false
        )
),
printed AS MATERIALIZED (
    FROM quantity WHERE fiscal_year IN (SELECT year FROM asked)
),
measure AS MATERIALIZED (
    SELECT measure_unit_id, base, coalesce(factor, 1)::DOUBLE AS factor
    FROM dim_measure_unit
    WHERE dimension IS NULL OR dimension NOT IN ('ratio', 'money', 'foreign money', 'rate', 'unit price', 'grade', 'score')
),
-- Of a quantity that one project prints several times the first is taken.
output AS MATERIALIZED (
    SELECT
        printed.project_id,
        hash(printed.indicator_id, measure.base) AS peers,
        min(printed.row_id) AS row_id,
        arg_min(printed.indicator_id, printed.row_id) AS indicator_id,
        arg_min(printed.unit_id, printed.row_id) AS unit_id,
        arg_min(printed.department_id, printed.row_id) AS department_id,
        arg_min(measure.factor, printed.row_id) AS factor,
        arg_min(printed.value_low * measure.factor, printed.row_id) AS value
    FROM printed
    JOIN measure ON measure.measure_unit_id = printed.measure_unit_id
    GROUP BY ALL
),
costing AS MATERIALIZED (
    SELECT
        output.*,
        money.amount_yuan,
        money.amount_yuan / output.value AS yuan_per_base,
        output.department_id IN (SELECT department_id FROM dim_department, asked WHERE name LIKE asked.department)
            AND output.indicator_id IN (SELECT indicator_id FROM dim_indicator, asked WHERE name LIKE asked.indicator)
            AS is_asked_for
    FROM output
    JOIN money ON money.project_id = output.project_id
),
peer AS MATERIALIZED (
    SELECT
        costing.peers,
        median(costing.yuan_per_base) AS median_yuan,
        count(DISTINCT unit.current_unit_id) AS peer_units
    FROM costing
    JOIN dim_unit AS unit ON unit.unit_id = costing.unit_id
    GROUP BY costing.peers
    HAVING count(DISTINCT unit.current_unit_id) > 1
),
found AS (
    SELECT
        this.row_id,
        this.project_id,
        this.peers,
        this.factor,
        this.amount_yuan,
        this.yuan_per_base,
        peer.median_yuan * this.factor AS median_yuan_per_unit,
        round(100 * (this.yuan_per_base / peer.median_yuan - 1), 1) AS above_median_percent,
        peer.peer_units
    FROM costing AS this
    LEFT JOIN peer ON peer.peers = this.peers
    WHERE this.is_asked_for
),
ranked AS MATERIALIZED (
    SELECT *, (SELECT count(*) FROM found) AS targets_in_all
    FROM found
    ORDER BY above_median_percent DESC NULLS LAST, yuan_per_base DESC, row_id
    LIMIT 5000
),
-- A fixed bound first: the database then keeps the foremost rows without sorting all, and foresees how few are looked up.
shown AS MATERIALIZED (
    FROM ranked CROSS JOIN (SELECT year FROM asked) LIMIT (SELECT rows_shown FROM asked)
),
money_before AS MATERIALIZED (
    SELECT project_id, sum(amount_yuan)::DOUBLE AS amount_yuan
    FROM project_year
    WHERE fiscal_year IN (SELECT year - 1 FROM asked) AND project_id IN (SELECT project_id FROM shown)
    GROUP BY project_id
    HAVING sum(amount_yuan) > 0
),
before AS MATERIALIZED (
    SELECT
        printed.project_id,
        hash(printed.indicator_id, measure.base) AS peers,
        arg_min(money.amount_yuan / (printed.value_low * measure.factor), printed.row_id) AS yuan_per_base
    FROM quantity AS printed
    JOIN measure ON measure.measure_unit_id = printed.measure_unit_id
    JOIN money_before AS money ON money.project_id = printed.project_id
    WHERE printed.fiscal_year IN (SELECT year - 1 FROM asked)
    GROUP BY ALL
),
-- LATERAL: of the millions only these rows are looked up, in their year.
told AS MATERIALIZED (
    SELECT target.*, shown.* EXCLUDE (row_id, project_id, year)
    FROM shown
    CROSS JOIN LATERAL (
        FROM fact_indicator_target AS printed
        WHERE printed.row_id = shown.row_id AND printed.fiscal_year = shown.year
    ) AS target
)
SELECT
    indicator.name AS indicator_name,
    department.name AS department_name,
    unit.name AS unit_name,
    project.name AS project_name,
    told.fiscal_year,
    told.amount_yuan::DECIMAL(18,2) AS amount_yuan,
    told.target_as_text AS target,
    nullif(measure_unit.name, '未知｜unknown') AS measure_unit,
    round(told.value_low * 10000 / told.amount_yuan, 4) AS output_per_10000_yuan,
    round(told.yuan_per_base * told.factor, 2) AS yuan_per_unit,
    round(before.yuan_per_base * told.factor, 2) AS yuan_per_unit_before,
    round(100 * (told.yuan_per_base / before.yuan_per_base - 1), 1) AS change_percent,
    round(told.median_yuan_per_unit, 2) AS median_yuan_per_unit,
    told.above_median_percent,
    told.peer_units,
    told.targets_in_all,
    told.row_id
FROM told
JOIN dim_indicator AS indicator ON indicator.indicator_id = told.indicator_id
JOIN dim_department AS department ON department.department_id = told.department_id
JOIN dim_unit AS unit ON unit.unit_id = told.unit_id
JOIN dim_project AS project ON project.project_id = told.project_id
JOIN dim_measure_unit AS measure_unit ON measure_unit.measure_unit_id = told.measure_unit_id
LEFT JOIN before ON before.project_id = told.project_id AND before.peers = told.peers
ORDER BY told.above_median_percent DESC NULLS LAST, change_percent DESC NULLS LAST, indicator.name, project.name,
    told.row_id;
