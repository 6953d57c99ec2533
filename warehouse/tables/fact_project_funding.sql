-- key: row_id
-- references: project_row_id -> fact_project_budget
-- references: fiscal_year -> dim_fiscal_year
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: unit_id -> dim_unit
-- references: project_id -> dim_project
-- references: document_id -> dim_document
-- label: label_printed, amount_printed
CREATE TABLE fact_project_funding (
    row_id             BIGINT GENERATED ALWAYS AS (row_base + row_no) VIRTUAL,
    project_row_id     BIGINT GENERATED ALWAYS AS (row_base + project_row_no) VIRTUAL,
    fiscal_year        INTEGER NOT NULL,
    region_id          BIGINT NOT NULL,
    department_id      BIGINT NOT NULL,
    unit_id            BIGINT NOT NULL,
    project_id         BIGINT NOT NULL,
    fund_no            BIGINT NOT NULL,
    span               VARCHAR NOT NULL,
    source             VARCHAR NOT NULL,
    phase              VARCHAR NOT NULL,
    label_printed      VARCHAR NOT NULL,
    amount_yuan        DECIMAL(18,2),
    amount_printed     VARCHAR NOT NULL,
    money_unit_printed VARCHAR,
    is_current         BOOLEAN NOT NULL,
    document_id        VARCHAR NOT NULL,
    page               BIGINT,
    sheet              VARCHAR,
    source_row         BIGINT NOT NULL,
    box                VARCHAR,
    row_base           BIGINT NOT NULL,
    row_no             BIGINT NOT NULL,
    project_row_no     BIGINT NOT NULL
);

COMMENT ON TABLE fact_project_funding IS '项目资金构成中的一项金额｜One amount of a project''s money block';
COMMENT ON COLUMN fact_project_funding.row_id IS '行编号｜Row';
COMMENT ON COLUMN fact_project_funding.project_row_id IS '所属项目的批复行（fact_project_budget.row_id）｜The approved row of its project (fact_project_budget.row_id)';
COMMENT ON COLUMN fact_project_funding.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN fact_project_funding.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN fact_project_funding.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN fact_project_funding.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN fact_project_funding.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN fact_project_funding.fund_no IS '该项目的第几项资金，从 1 起｜Which amount of its project, from 1';
COMMENT ON COLUMN fact_project_funding.span IS '范围：year 当年或 project 整个项目｜Span: the year or the whole project';
COMMENT ON COLUMN fact_project_funding.source IS 'total 总额；来源：fiscal、carried_over、own、other 等；支出：basic、project 等；任务：task｜total; where it comes from: fiscal, carried_over, own, other …; what it is spent on: basic, project …; tasks: task';
COMMENT ON COLUMN fact_project_funding.phase IS '阶段：批复、调整、执行或监控（年中已执行）｜Phase: approved, adjusted, executed, or executed by mid-year (监控)';
COMMENT ON COLUMN fact_project_funding.label_printed IS '金额旁印出的名称｜Label as printed beside the amount';
COMMENT ON COLUMN fact_project_funding.amount_yuan IS '金额（元）；未填或无法读取时为空｜Amount in yuan; NULL when blank or unreadable';
COMMENT ON COLUMN fact_project_funding.amount_printed IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN fact_project_funding.money_unit_printed IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN fact_project_funding.is_current IS '是否有效：未被其他文件取代或重复；自评表重列的批复资金也计入｜Whether it counts: no other document replaces or repeats it; the approved money that an evaluation restates counts here too';
COMMENT ON COLUMN fact_project_funding.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN fact_project_funding.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN fact_project_funding.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN fact_project_funding.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN fact_project_funding.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN fact_project_funding.row_base IS '行编号中同一文件共有的部分｜Part of the row id that all rows of a document share';
COMMENT ON COLUMN fact_project_funding.row_no IS '行编号中本行的部分｜The row''s own part of the row id';
COMMENT ON COLUMN fact_project_funding.project_row_no IS '所属项目行编号中除 row_base 外的部分｜The rest of its project row''s id beside row_base';
