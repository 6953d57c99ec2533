-- key: kind, rank
-- label: left_name, right_name
CREATE TABLE review_candidate (
    kind          VARCHAR NOT NULL,
    rank          BIGINT NOT NULL,
    left_id       BIGINT NOT NULL,
    right_id      BIGINT NOT NULL,
    left_name     VARCHAR NOT NULL,
    right_name    VARCHAR NOT NULL,
    rule          VARCHAR NOT NULL,
    score         DECIMAL(5,4) NOT NULL,
    guards_failed VARCHAR NOT NULL,
    evidence      VARCHAR NOT NULL
);

COMMENT ON TABLE review_candidate IS '可能相同、待人工判断的两个对象｜Two things that may be one, for a person to decide';
COMMENT ON COLUMN review_candidate.kind IS '对象：indicator 指标、project 项目、unit 单位、department 部门｜What they are: indicator, project, unit or department';
COMMENT ON COLUMN review_candidate.rank IS '同类中的次序，1 最可能｜Place within its kind, from 1, the likeliest first';
COMMENT ON COLUMN review_candidate.left_id IS '左方编号｜Id of the one';
COMMENT ON COLUMN review_candidate.right_id IS '右方编号｜Id of the other';
COMMENT ON COLUMN review_candidate.left_name IS '左方名称｜Name of the one';
COMMENT ON COLUMN review_candidate.right_name IS '右方名称｜Name of the other';
COMMENT ON COLUMN review_candidate.rule IS '提出的依据｜Rule that proposes them';
COMMENT ON COLUMN review_candidate.score IS '相似度，0 至 1；只用于排序｜Likeness between 0 and 1; it ranks and decides nothing';
COMMENT ON COLUMN review_candidate.guards_failed IS '不利的证据；没有则为空文本｜What speaks against it; an empty text where nothing does';
COMMENT ON COLUMN review_candidate.evidence IS '有利的证据｜What speaks for it';
