-- key: document_id, repair_no
-- references: document_id -> dim_document
-- label: rule, before, after
CREATE TABLE repair (
    document_id VARCHAR NOT NULL,
    repair_no   BIGINT NOT NULL,
    rule        VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    before      VARCHAR NOT NULL,
    after       VARCHAR NOT NULL,
    page        BIGINT,
    sheet       VARCHAR,
    source_row  BIGINT NOT NULL
);

COMMENT ON TABLE repair IS '对排版断裂的修复｜Something put back as it stood before the page was cut';
COMMENT ON COLUMN repair.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN repair.repair_no IS '文件中第几处修复，从 1 起｜Which repair of the document, from 1';
COMMENT ON COLUMN repair.rule IS '修复规则｜Rule';
COMMENT ON COLUMN repair.reason IS '修复原因（英文）｜Why';
COMMENT ON COLUMN repair.before IS '修复前｜Before';
COMMENT ON COLUMN repair.after IS '修复后｜After';
COMMENT ON COLUMN repair.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN repair.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN repair.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
