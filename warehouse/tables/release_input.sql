-- key: kind, name, digest
-- about: release
CREATE TABLE release_input (
    kind        VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    digest      VARCHAR NOT NULL,
    size_bytes  BIGINT,
    version     VARCHAR,
    fingerprint VARCHAR
);

COMMENT ON TABLE release_input IS '本发布版本由哪些输入生成｜What the release was made of: documents, decisions, vocabulary and program';
COMMENT ON COLUMN release_input.kind IS '类别：document 文件、decisions 人工决定、vocabulary 词表、program 程序｜Kind: document, decisions, vocabulary or program';
COMMENT ON COLUMN release_input.name IS '文件名；程序各部分的名称｜File name, or which part of the program';
COMMENT ON COLUMN release_input.digest IS '内容的 sha256；程序为其代码的摘要｜The sha256 of its bytes; of a part of the program, the digest of its code';
COMMENT ON COLUMN release_input.size_bytes IS '大小（字节）；程序为空｜Size in bytes; NULL for the program';
COMMENT ON COLUMN release_input.version IS '文件：读取程序的版本；程序：软件版本；未知或无版本时为空｜Of a document, the version of the reader that read it; of the program, its version; NULL where unknown or none';
COMMENT ON COLUMN release_input.fingerprint IS '文件各行所依据的一切（内容、文件夹、程序）的摘要；未知时为空｜Digest of all that a document''s rows depend on: its bytes, folders and reader; NULL where unknown';
