-- fill: from facts
-- key: region_id, department_id, fiscal_year
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: fiscal_year -> dim_fiscal_year
CREATE TABLE department_year (
    region_id           BIGINT NOT NULL,
    department_id       BIGINT NOT NULL,
    fiscal_year         INTEGER NOT NULL,
    is_current          BOOLEAN NOT NULL,
    has_budget          BOOLEAN NOT NULL,
    has_evaluation      BOOLEAN NOT NULL,
    has_department_form BOOLEAN NOT NULL,
    projects            BIGINT NOT NULL,
    amount_yuan         DECIMAL(18,2),
    adjusted_projects   BIGINT NOT NULL,
    indicator_rows      BIGINT NOT NULL,
    template_rows       BIGINT NOT NULL,
    shared_rows         BIGINT NOT NULL,
    copied_rows         BIGINT NOT NULL,
    qualitative_rows    BIGINT NOT NULL,
    valueless_rows      BIGINT NOT NULL,
    saturated_rows      BIGINT NOT NULL,
    exact_rows          BIGINT NOT NULL,
    capped_rows         BIGINT NOT NULL,
    zero_rows           BIGINT NOT NULL,
    weight              DECIMAL(18,4),
    qualitative_weight  DECIMAL(18,4) NOT NULL,
    saturated_weight    DECIMAL(18,4) NOT NULL
);

COMMENT ON TABLE department_year IS '一个部门某年度的合计：项目、预算、各类目标行；只计有效的行｜What a department''s year comes to: projects, budget, and target rows by kind; only rows that count';
COMMENT ON COLUMN department_year.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN department_year.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN department_year.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN department_year.is_current IS '是否有计入的项目行，不论阶段｜Whether any project row of it counts, of any phase';
COMMENT ON COLUMN department_year.has_budget IS '是否有项目预算文件入库，包括不计入的；部门整体表不算｜Whether a budget document of its projects is loaded, also one that does not count; a form for the whole department is none';
COMMENT ON COLUMN department_year.has_evaluation IS '是否有自评入库，包括不计入的｜Whether a self-evaluation of it is loaded, also one that does not count';
COMMENT ON COLUMN department_year.has_department_form IS '是否有部门整体绩效目标表入库，包括不计入的｜Whether a form for the whole department is loaded, also one that does not count';
COMMENT ON COLUMN department_year.projects IS '有批复预算的项目数，不含部门整体｜Projects with an approved budget, without the whole department';
COMMENT ON COLUMN department_year.amount_yuan IS '批复数合计（元），各资金批次合计，不含部门整体；批复数未入库的取调整后的；均无法读取时为空｜Approved amounts in yuan, all tranches together, without the whole department, and the adjusted amount where the approved one is not loaded; NULL when none is readable';
COMMENT ON COLUMN department_year.adjusted_projects IS '其中只有调整后金额、批复数未入库的项目数｜Projects among them of which only the adjusted amount is loaded';
COMMENT ON COLUMN department_year.indicator_rows IS '目标行数｜Target rows';
COMMENT ON COLUMN department_year.template_rows IS '目标行中系统模板指标（dim_indicator.boilerplate_kind）｜Target rows of the finance system''s own indicators (dim_indicator.boilerplate_kind)';
COMMENT ON COLUMN department_year.shared_rows IS '目标行中多部门共用的指标｜Target rows of indicators that several departments share';
COMMENT ON COLUMN department_year.copied_rows IS '目标行中部门内照抄的指标｜Target rows of indicators copied inside one department';
COMMENT ON COLUMN department_year.qualitative_rows IS '目标行中定性的：指标性质为定性，或只有文字没有数字｜Target rows that are qualitative: the comparator is 定性, or the target is words without a number';
COMMENT ON COLUMN department_year.valueless_rows IS '目标行中未填指标值的｜Target rows without any target value';
COMMENT ON COLUMN department_year.saturated_rows IS '目标行中饱和的：≥ 或 ＞，且为 100% 或更高｜Target rows that are saturated: ≥ or ＞ with 100 % or more';
COMMENT ON COLUMN department_year.exact_rows IS '目标行中等于 100% 或更高的（＝ 或未印符号）｜Target rows of exactly 100 % or more (＝ or no sign)';
COMMENT ON COLUMN department_year.capped_rows IS '目标行中不超过 100% 或更高的（≤、＜ 或反向）｜Target rows of at most 100 % or more (≤, ＜ or less is better)';
COMMENT ON COLUMN department_year.zero_rows IS '目标行中目标为 0 的｜Target rows with a target of none at all';
COMMENT ON COLUMN department_year.weight IS '目标行的权重合计（分）；均未印出时为空｜Points of its target rows; NULL where none is printed';
COMMENT ON COLUMN department_year.qualitative_weight IS '定性目标的权重（分）｜Points of qualitative targets';
COMMENT ON COLUMN department_year.saturated_weight IS '饱和目标的权重（分）｜Points of saturated targets';
