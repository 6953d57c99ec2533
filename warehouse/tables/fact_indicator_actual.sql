-- key: row_id
-- references: project_row_id -> fact_project_budget
-- references: target_row_id -> fact_indicator_target
-- references: fiscal_year -> dim_fiscal_year
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: unit_id -> dim_unit
-- references: project_id -> dim_project
-- references: indicator_id -> dim_indicator
-- references: class_id -> dim_indicator_class
-- references: measure_unit_id -> dim_measure_unit
-- references: document_id -> dim_document
-- fill: none: no reader of self-evaluations exists yet
CREATE TABLE fact_indicator_actual (
    row_id          BIGINT NOT NULL,
    project_row_id  BIGINT,
    target_row_id   BIGINT,
    fiscal_year     INTEGER NOT NULL,
    region_id       BIGINT NOT NULL,
    department_id   BIGINT NOT NULL,
    unit_id         BIGINT NOT NULL,
    project_id      BIGINT NOT NULL,
    indicator_id    BIGINT NOT NULL,
    class_id        BIGINT NOT NULL,
    measure_unit_id BIGINT NOT NULL,
    indicator_no    BIGINT NOT NULL,
    name_printed    VARCHAR NOT NULL,
    actual_printed  VARCHAR,
    actual_value    DECIMAL(28,6),
    actual_text     VARCHAR,
    score_printed   VARCHAR,
    score           DECIMAL(9,4),
    reason          VARCHAR,
    scoring_rule    VARCHAR,
    is_current      BOOLEAN NOT NULL,
    is_disputed     BOOLEAN NOT NULL,
    document_id     VARCHAR NOT NULL,
    page            BIGINT,
    sheet           VARCHAR,
    source_row      BIGINT NOT NULL,
    box             VARCHAR
);

COMMENT ON TABLE fact_indicator_actual IS '绩效自评表中的一行指标｜An indicator row of a self-evaluation';
COMMENT ON COLUMN fact_indicator_actual.row_id IS '行编号｜Row';
COMMENT ON COLUMN fact_indicator_actual.project_row_id IS '所属项目行（fact_project_budget.row_id）｜Its project row (fact_project_budget.row_id)';
COMMENT ON COLUMN fact_indicator_actual.target_row_id IS '对应的目标行（fact_indicator_target.row_id）｜The target that it reports on (fact_indicator_target.row_id)';
COMMENT ON COLUMN fact_indicator_actual.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN fact_indicator_actual.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN fact_indicator_actual.class_id IS '指标类别编号；0 表示未印出｜Indicator class; 0 when none is printed';
COMMENT ON COLUMN fact_indicator_actual.measure_unit_id IS '计量单位编号；0 表示未印出｜Unit of measure; 0 when none is printed';
COMMENT ON COLUMN fact_indicator_actual.indicator_no IS '文件中该项目的第几条指标，从 1 起｜Which indicator row of its project in the document, from 1';
COMMENT ON COLUMN fact_indicator_actual.name_printed IS '印出的三级指标｜Level 3 as printed';
COMMENT ON COLUMN fact_indicator_actual.actual_printed IS '印出的完成值｜Actual value as printed';
COMMENT ON COLUMN fact_indicator_actual.actual_value IS '完成值，单位见计量单位｜Actual value in its unit of measure';
COMMENT ON COLUMN fact_indicator_actual.actual_text IS '非数值的完成情况｜Actual that is words rather than a number';
COMMENT ON COLUMN fact_indicator_actual.score_printed IS '印出的得分｜Score as printed';
COMMENT ON COLUMN fact_indicator_actual.score IS '得分｜Score in points';
COMMENT ON COLUMN fact_indicator_actual.reason IS '偏差原因｜Why actual and target differ';
COMMENT ON COLUMN fact_indicator_actual.scoring_rule IS '计分规则及版本｜Scoring rule and its version';
COMMENT ON COLUMN fact_indicator_actual.is_current IS '是否有效：未被其他文件取代或重复｜Whether it counts: no other document replaces or repeats it';
COMMENT ON COLUMN fact_indicator_actual.is_disputed IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN fact_indicator_actual.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN fact_indicator_actual.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN fact_indicator_actual.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN fact_indicator_actual.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN fact_indicator_actual.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
