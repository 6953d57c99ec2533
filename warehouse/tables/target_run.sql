-- key: row_id
-- references: row_id -> fact_indicator_target
-- references: first_row_id -> fact_indicator_target
-- references: before_row_id -> fact_indicator_target
-- references: department_id -> dim_department
-- references: project_id -> dim_project
-- references: first_year -> dim_fiscal_year
-- references: last_year -> dim_fiscal_year
-- fill: none, it is put together from what is stored
-- stored: target_run
-- nullable: before_row_id, change
CREATE VIEW target_run AS
SELECT
    run.row_base + run.row_no AS row_id,
    run.first_row_base + run.first_row_no AS first_row_id,
    run.before_row_base + run.before_row_no AS before_row_id,
    run.department_id,
    project.project_id,
    run.first_year,
    run.last_year,
    run.last_year - run.first_year + 1 AS years,
    run.change,
    run.is_words,
    run.is_at_limit
FROM stored.target_run AS run
JOIN stored.project AS project ON project.project_serial = run.project_serial;

COMMENT ON VIEW target_run IS '一个目标连续不变的各年度：同一项目、指标、类别和计量，指标性质和指标值相同（万人与人可换算；未印指标性质的同一数值视为延续；自不同事项起算的时限不是同一目标）；只有一年的，仅在与上年不同时列出｜Years in a row through which a target stayed the same: of one project, indicator, class and measure, with the same comparator and value (万人 and 人 are converted; the same number without a comparator goes on; a limit of time from another event is another target); a single year only where it differs from the year before';
COMMENT ON COLUMN target_run.row_id IS '最后一年的目标行（fact_indicator_target.row_id）｜Target row of the last year (fact_indicator_target.row_id)';
COMMENT ON COLUMN target_run.first_row_id IS '第一年的目标行（fact_indicator_target.row_id）｜Target row of the first year (fact_indicator_target.row_id)';
COMMENT ON COLUMN target_run.before_row_id IS '此前一年与之不同的目标行（fact_indicator_target.row_id）；上年无此目标，或一年印出几个不同的值，则为空｜Target row of the year before, which differs (fact_indicator_target.row_id); NULL where that year has no such target, or where one of the two years prints several';
COMMENT ON COLUMN target_run.department_id IS '最后一年的部门编号；0 表示未知｜Department in the last year; 0 when unknown';
COMMENT ON COLUMN target_run.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN target_run.first_year IS '开始如此的预算年度｜Fiscal year in which it came to be so';
COMMENT ON COLUMN target_run.last_year IS '最后如此的预算年度｜Last fiscal year in which it is so';
COMMENT ON COLUMN target_run.years IS '连续年数｜Years in a row';
COMMENT ON COLUMN target_run.change IS '开始时与上年相比：eased 降低、raised 提高、quantified 由文字改为数值、vague 由数值改为文字、other 其他改变；before_row_id 为空时为空｜Beside the year before it began: eased, raised, quantified (words became a number), vague (a number became words) or other; NULL where before_row_id is';
COMMENT ON COLUMN target_run.is_words IS '是否为文字目标，没有数值｜Whether the target is words and no number';
COMMENT ON COLUMN target_run.is_at_limit IS '是否已到极限：100% 或 0，难以再变动｜Whether it stands at 100 % or at zero, where it can hardly move';
