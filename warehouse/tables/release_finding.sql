-- key: rule_id, severity, state
-- about: release
-- fill: last, from the other tables
CREATE TABLE release_finding (
    rule_id   VARCHAR NOT NULL,
    severity  VARCHAR NOT NULL,
    state     VARCHAR NOT NULL,
    findings  BIGINT NOT NULL,
    documents BIGINT NOT NULL
);

COMMENT ON TABLE release_finding IS '本发布版本各规则的发现数｜Findings of the release by rule, severity and state';
COMMENT ON COLUMN release_finding.rule_id IS '规则编号｜Rule';
COMMENT ON COLUMN release_finding.severity IS '严重程度：error、warning 或 info｜Severity: error, warning or info';
COMMENT ON COLUMN release_finding.state IS '结论：fail 不符合、undecidable 无法判定｜State: fail or undecidable';
COMMENT ON COLUMN release_finding.findings IS '发现数｜Findings';
COMMENT ON COLUMN release_finding.documents IS '涉及的文件数｜Documents that they are about';
