-- 问题：各部门项目的预算逐年是多少，比上年增减多少？
-- asks: what was each project's budget in each year, across departments, and how did it change from the year before?
-- reads: amounts in yuan, all tranches (提前下达) together; the unit is the one that it has become by now; change_yuan
-- reads: and change_percent are NULL where the year before holds no budget of the project
WITH yearly AS (
    SELECT
        project_id,
        phase,
        fiscal_year,
        min(region_name) AS region_name,
        min(department_name) AS department_name,
        min(unit_name_current) AS unit_name,
        min(project_name_canonical) AS project_name,
        sum(amount_yuan) AS amount_yuan
    FROM mart_project_budget
    WHERE fiscal_year IS NOT NULL
    GROUP BY project_id, phase, fiscal_year
)
SELECT
    this.region_name,
    this.department_name,
    this.unit_name,
    this.project_name,
    this.phase,
    this.fiscal_year,
    this.amount_yuan,
    before.amount_yuan AS amount_before_yuan,
    this.amount_yuan - before.amount_yuan AS change_yuan,
    round(100 * (this.amount_yuan - before.amount_yuan) / nullif(before.amount_yuan, 0), 1) AS change_percent
FROM yearly AS this
LEFT JOIN yearly AS before ON before.project_id = this.project_id
    AND before.phase = this.phase
    AND before.fiscal_year = this.fiscal_year - 1
ORDER BY this.region_name, this.department_name, this.project_name, this.project_id, this.phase, this.fiscal_year;
