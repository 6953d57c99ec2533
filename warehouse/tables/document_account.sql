-- key: document_id
-- references: document_id -> dim_document
CREATE TABLE document_account (
    document_id       VARCHAR NOT NULL,
    cells             BIGINT NOT NULL,
    heading_cells     BIGINT NOT NULL,
    record_cells      BIGINT NOT NULL,
    leftover_cells    BIGINT NOT NULL,
    quarantined_cells BIGINT NOT NULL,
    printed_rows      BIGINT NOT NULL,
    loaded_rows       BIGINT NOT NULL,
    label_rows        BIGINT NOT NULL,
    quarantined_rows  BIGINT NOT NULL,
    project_rows      BIGINT NOT NULL,
    fund_rows         BIGINT NOT NULL,
    other_tables      BIGINT NOT NULL,
    amount_yuan       DECIMAL(18,2)
);

COMMENT ON TABLE document_account IS '文件的单元格与行的去向｜The cell and row accounting of a document';
COMMENT ON COLUMN document_account.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN document_account.cells IS '非空单元格数｜Cells that are not empty';
COMMENT ON COLUMN document_account.heading_cells IS '表头与标签单元格数｜Cells in headings and labels';
COMMENT ON COLUMN document_account.record_cells IS '进入记录的单元格数｜Cells in records';
COMMENT ON COLUMN document_account.leftover_cells IS '未进入记录的单元格数｜Cells in no record';
COMMENT ON COLUMN document_account.quarantined_cells IS '被隔离的单元格数｜Cells in quarantined rows';
COMMENT ON COLUMN document_account.printed_rows IS '表体行数；一行印几条指标的，每条计一行｜Rows of the tables'' bodies; one that prints several indicators counts once for each';
COMMENT ON COLUMN document_account.loaded_rows IS '入库指标行数｜Rows loaded as indicators';
COMMENT ON COLUMN document_account.label_rows IS '标签与合计行数｜Rows of labels and totals';
COMMENT ON COLUMN document_account.quarantined_rows IS '被隔离的行数｜Quarantined rows';
COMMENT ON COLUMN document_account.project_rows IS '项目行数，每阶段一行｜Project rows, one a project and phase';
COMMENT ON COLUMN document_account.fund_rows IS '资金构成行数｜Amounts read from money blocks';
COMMENT ON COLUMN document_account.other_tables IS '不含绩效目标的其他表格数｜Tables without performance targets';
COMMENT ON COLUMN document_account.amount_yuan IS '各行金额合计（元），含各阶段，仅供核对｜Sum of its rows'' amounts in yuan, all phases, for checking only';
