-- key: document_id, leftover_no
-- references: document_id -> dim_document
-- label: text
CREATE TABLE leftover (
    document_id VARCHAR NOT NULL,
    leftover_no BIGINT NOT NULL,
    kind        VARCHAR NOT NULL,
    cells       BIGINT NOT NULL,
    text        VARCHAR NOT NULL,
    reason      VARCHAR NOT NULL,
    page        BIGINT,
    sheet       VARCHAR,
    source_row  BIGINT NOT NULL
);

COMMENT ON TABLE leftover IS '未进入任何记录的单元格或行｜Cells or a row that are in no record';
COMMENT ON COLUMN leftover.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN leftover.leftover_no IS '文件中第几处，从 1 起｜Which one of the document, from 1';
COMMENT ON COLUMN leftover.kind IS '类别：leftover 单元格或 quarantined 行｜Kind: leftover (cells) or quarantined (a row of a table)';
COMMENT ON COLUMN leftover.cells IS '非空单元格数｜Cells with text that it stands for';
COMMENT ON COLUMN leftover.text IS '文字｜Text';
COMMENT ON COLUMN leftover.reason IS '原因（英文）｜Why';
COMMENT ON COLUMN leftover.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN leftover.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN leftover.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
