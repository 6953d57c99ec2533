-- fill: from facts
-- key: project_id, fiscal_year, category, settlement
-- references: project_id -> dim_project
-- references: fiscal_year -> dim_fiscal_year
-- references: department_id -> dim_department
-- references: unit_id -> dim_unit
CREATE TABLE project_year (
    project_id    BIGINT NOT NULL,
    fiscal_year   INTEGER NOT NULL,
    category      VARCHAR NOT NULL,
    settlement    VARCHAR NOT NULL,
    department_id BIGINT NOT NULL,
    unit_id       BIGINT NOT NULL,
    amount_yuan   DECIMAL(18,2),
    is_adjusted   BOOLEAN NOT NULL,
    rows_of_year  INTEGER NOT NULL
);

COMMENT ON TABLE project_year IS '项目某年度的批复预算：各资金批次合计，只计有效的行，不含部门整体表｜A project''s approved budget of a year: all tranches together, only rows that count, without whole-department forms';
COMMENT ON COLUMN project_year.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN project_year.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN project_year.category IS '项目类别：印出的，否则由名称推断；都没有则为“其他项目”｜Category as printed, else as the name says; 其他项目 where neither does';
COMMENT ON COLUMN project_year.settlement IS '结算方式：据实结算、据实列支，否则为非据实结算；同一项目的批次可不同，各占一行｜How it is settled: 据实结算 or 据实列支 (at actual cost), else 非据实结算; tranches of one project may differ, each way has a row';
COMMENT ON COLUMN project_year.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN project_year.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN project_year.amount_yuan IS '批复数（元），未入库的取调整后的；均无法读取时为空｜Approved amount in yuan, the adjusted one where it is not loaded; NULL when none is readable';
COMMENT ON COLUMN project_year.is_adjusted IS '其中是否有只知调整后金额、批复数未入库的｜Whether only the adjusted amount of some of it is loaded';
COMMENT ON COLUMN project_year.rows_of_year IS '该项目该年度在本表的行数：各批次类别和结算方式相同时为 1｜How many rows this project has here in this year: 1 unless its tranches differ in category or settlement';
