-- key: rule_id, document_id, region_id, department_id, fiscal_year, is_current
-- references: rule_id -> dim_rule
-- references: document_id -> dim_document
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: fiscal_year -> dim_fiscal_year
-- fill: none, the rules are judged when all facts are filled (warehouse/judging)
-- label: rule_id, fiscal_year
CREATE TABLE rule_result (
    rule_id       VARCHAR NOT NULL,
    document_id   VARCHAR NOT NULL,
    region_id     BIGINT NOT NULL,
    department_id BIGINT NOT NULL,
    fiscal_year   INTEGER NOT NULL,
    is_current    BOOLEAN NOT NULL,
    judged        BIGINT NOT NULL,
    passed        BIGINT NOT NULL,
    failed        BIGINT NOT NULL,
    undecidable   BIGINT NOT NULL
);

COMMENT ON TABLE rule_result IS '每条规则在每份文件中的判断数：判断 = 符合 + 不符合 + 无法判定｜How often each rule was judged in each document: judged = passed + failed + undecidable';
COMMENT ON COLUMN rule_result.rule_id IS '规则编号｜Rule';
COMMENT ON COLUMN rule_result.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN rule_result.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN rule_result.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN rule_result.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN rule_result.is_current IS '所判断的行是否有效：未被其他文件取代或重复｜Whether the rows judged count: no other document replaces or repeats them';
COMMENT ON COLUMN rule_result.judged IS '判断的对象数｜Subjects judged';
COMMENT ON COLUMN rule_result.passed IS '符合数｜Passed';
COMMENT ON COLUMN rule_result.failed IS '不符合数｜Failed';
COMMENT ON COLUMN rule_result.undecidable IS '无法判定数｜Undecidable';
