-- key: row_id
-- references: row_id -> fact_project_budget
-- references: project_id -> dim_project
-- references: unit_id -> dim_unit
-- references: fiscal_year -> dim_fiscal_year
-- fill: none, it is put together from what is stored with fact_project_budget
-- label: name_printed
CREATE VIEW project_link AS
SELECT
    budget.row_base + budget.row_no AS row_id,
    project.project_id,
    coalesce(name.name_printed, name.name) AS name_printed,
    budget.unit_id,
    budget.fiscal_year,
    budget.link_rule AS rule,
    budget.link_decided_by AS decided_by
FROM stored.budget AS budget
JOIN stored.project AS project ON project.project_serial = budget.project_serial
JOIN stored.project_name AS name ON name.name_serial = budget.name_serial
WHERE budget.phase = '批复';

COMMENT ON VIEW project_link IS '为何某个印出的项目属于某项目｜Why a printed project stands for a project';
COMMENT ON COLUMN project_link.row_id IS '项目行（fact_project_budget.row_id）｜Project row (fact_project_budget.row_id)';
COMMENT ON COLUMN project_link.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN project_link.name_printed IS '印出的名称｜Name as printed';
COMMENT ON COLUMN project_link.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN project_link.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN project_link.rule IS '依据：project code 项目代码、name key 规范名称、steward 人工决定｜Rule that joined them: project code, name key, or steward where a person did';
COMMENT ON COLUMN project_link.decided_by IS '由规则决定，或由人工决定的哪一行：项目决定，或规则所经的单位沿革｜rule, or the line of the steward that decided it: about the projects, or about the units over which the rule goes';
