-- 问题：哪些项目预算增加而目标降低？
-- asks: which targets were eased from one year to the next although the project's budget grew?
-- reads: only numeric targets of the same project, indicator, class and unit; eased means lower where more is better,
-- reads: and higher where less is better; a row that only one of the years prints is not compared; amounts are those of
-- reads: the project, all tranches (提前下达) together, and of targets that several tranches print the first is compared
WITH money AS (
    SELECT project_id, fiscal_year, sum(amount_yuan) AS amount_yuan
    FROM mart_project_budget
    GROUP BY project_id, fiscal_year
),
target AS (
    SELECT target.* REPLACE (money.amount_yuan AS amount_yuan)
    FROM mart_indicator_target AS target
    JOIN fact_project_budget AS budget ON budget.row_id = target.project_row_id
    JOIN money ON money.project_id = target.project_id AND money.fiscal_year = target.fiscal_year
    WHERE target.value_low IS NOT NULL
    QUALIFY 1 = dense_rank() OVER (
        PARTITION BY target.project_id, target.fiscal_year, target.indicator_id, target.level_2, target.measure_unit,
            target.direction
        ORDER BY budget.tranche NULLS FIRST
    )
)
SELECT
    this.department_name,
    this.project_name,
    this.indicator_name,
    this.fiscal_year,
    before.comparator || before.value_printed AS target_before,
    this.comparator || this.value_printed AS target,
    this.measure_unit,
    before.amount_yuan AS amount_before_yuan,
    this.amount_yuan,
    this.row_id
FROM target AS this
JOIN target AS before ON before.project_id = this.project_id
    AND before.indicator_id = this.indicator_id
    AND before.level_2 IS NOT DISTINCT FROM this.level_2
    AND before.measure_unit IS NOT DISTINCT FROM this.measure_unit
    AND before.direction = this.direction
    AND before.fiscal_year = this.fiscal_year - 1
WHERE this.amount_yuan > before.amount_yuan
    AND CASE this.direction WHEN '正向' THEN this.value_low < before.value_low ELSE coalesce(this.value_high, this.value_low) > coalesce(before.value_high, before.value_low) END
ORDER BY this.department_name, this.project_name, this.indicator_name, this.fiscal_year, this.row_id;
