-- key: document_id, total_no
-- references: document_id -> dim_document
-- label: label, amount_printed
CREATE TABLE control_total (
    document_id     VARCHAR NOT NULL,
    total_no        BIGINT NOT NULL,
    scope           VARCHAR NOT NULL,
    basis           VARCHAR NOT NULL,
    label           VARCHAR NOT NULL,
    amount_printed  VARCHAR NOT NULL,
    total_yuan      DECIMAL(18,2),
    parts_yuan      DECIMAL(18,2),
    difference_yuan DECIMAL(18,2),
    page            BIGINT,
    sheet           VARCHAR,
    source_row      BIGINT NOT NULL
);

COMMENT ON TABLE control_total IS '印出的合计与各部分之和｜A printed total beside the sum of its parts';
COMMENT ON COLUMN control_total.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN control_total.total_no IS '文件中第几个合计，从 1 起｜Which total of the document, from 1';
COMMENT ON COLUMN control_total.scope IS '范围：department、unit 或 table｜Scope: department, unit or table';
COMMENT ON COLUMN control_total.basis IS '核对依据：parts 本表各项目，project_expenditure 其他表所列部门项目支出｜What it is held against: parts of its own table, or (project_expenditure) the projects beside the expenditure of another table';
COMMENT ON COLUMN control_total.label IS '印出的合计名称｜Label as printed';
COMMENT ON COLUMN control_total.amount_printed IS '印出的合计数｜Total as printed';
COMMENT ON COLUMN control_total.total_yuan IS '合计数（元）｜Total in yuan';
COMMENT ON COLUMN control_total.parts_yuan IS '各部分之和（元）｜Sum of the parts in yuan';
COMMENT ON COLUMN control_total.difference_yuan IS '差额（元）；无法判定时为空｜Difference in yuan; NULL when it cannot be decided';
COMMENT ON COLUMN control_total.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN control_total.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN control_total.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
