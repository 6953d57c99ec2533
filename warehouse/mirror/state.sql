-- does: the table that tells which release a schema holds; the search path is the schema
CREATE TABLE mirror_state (
    release_number bigint NOT NULL,
    created_at     timestamp NOT NULL,
    inputs_digest  text NOT NULL,
    code_version   text NOT NULL,
    mirrored_at    timestamptz NOT NULL
);

COMMENT ON TABLE mirror_state IS '本镜像所载的发布；一行｜The release that this mirror holds; one row';
COMMENT ON COLUMN mirror_state.release_number IS '发布序号｜Release number';
COMMENT ON COLUMN mirror_state.created_at IS '发布生成时间（协调世界时）｜When the release was built, UTC';
COMMENT ON COLUMN mirror_state.inputs_digest IS '全部输入的摘要；相同即输入相同｜Digest of all inputs; equal digests mean equal inputs';
COMMENT ON COLUMN mirror_state.code_version IS '生成发布的程序版本｜Version of the program that built the release';
COMMENT ON COLUMN mirror_state.mirrored_at IS '镜像填充时间｜When the mirror was filled';
