-- key: document_id, table_no
-- references: document_id -> dim_document
-- label: title
CREATE TABLE other_table (
    document_id VARCHAR NOT NULL,
    table_no    BIGINT NOT NULL,
    kind        VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    rows        BIGINT NOT NULL,
    cells       BIGINT NOT NULL,
    reason      VARCHAR NOT NULL,
    page        BIGINT,
    sheet       VARCHAR,
    source_row  BIGINT NOT NULL
);

COMMENT ON TABLE other_table IS '文件中不含绩效目标的其他表格｜A table of the document that holds no performance targets';
COMMENT ON COLUMN other_table.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN other_table.table_no IS '文件中第几张此类表格，从 1 起｜Which such table of the document, from 1';
COMMENT ON COLUMN other_table.kind IS '表格种类｜What kind of table it is';
COMMENT ON COLUMN other_table.title IS '印出的标题｜Title as printed';
COMMENT ON COLUMN other_table.rows IS '行数｜Rows';
COMMENT ON COLUMN other_table.cells IS '非空单元格数｜Cells with text';
COMMENT ON COLUMN other_table.reason IS '未读取的原因（英文）｜Why it is left';
COMMENT ON COLUMN other_table.page IS '起始页码，从 1 起｜Page that it begins on, from 1';
COMMENT ON COLUMN other_table.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN other_table.source_row IS '起始行号，从 1 起｜Row that it begins on, from 1';
