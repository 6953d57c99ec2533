-- key: release_number
-- about: release
CREATE TABLE release (
    release_number        BIGINT NOT NULL,
    created_at            TIMESTAMP NOT NULL,
    code_version          VARCHAR NOT NULL,
    inputs_digest         VARCHAR NOT NULL,
    documents             BIGINT NOT NULL,
    documents_quarantined BIGINT NOT NULL,
    rows_loaded           BIGINT NOT NULL,
    rows_quarantined      BIGINT NOT NULL
);

COMMENT ON TABLE release IS '本次发布｜This release; one row';
COMMENT ON COLUMN release.release_number IS '发布序号｜Release number';
COMMENT ON COLUMN release.created_at IS '生成时间（协调世界时）｜When it was built, UTC';
COMMENT ON COLUMN release.code_version IS '程序版本｜Version of the program';
COMMENT ON COLUMN release.inputs_digest IS '全部输入的摘要；相同即输入相同｜Digest of all inputs; equal digests mean equal inputs';
COMMENT ON COLUMN release.documents IS '文件数｜Documents';
COMMENT ON COLUMN release.documents_quarantined IS '被隔离的文件数｜Documents quarantined as a whole';
COMMENT ON COLUMN release.rows_loaded IS '入库指标行数｜Indicator rows loaded';
COMMENT ON COLUMN release.rows_quarantined IS '被隔离的行数｜Rows quarantined';
