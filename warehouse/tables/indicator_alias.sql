-- key: indicator_id, name_printed
-- references: indicator_id -> dim_indicator
CREATE TABLE indicator_alias (
    indicator_id BIGINT NOT NULL,
    name_printed VARCHAR NOT NULL,
    rule         VARCHAR NOT NULL,
    decided_by   VARCHAR NOT NULL,
    rows         BIGINT NOT NULL
);

COMMENT ON TABLE indicator_alias IS '为何某个印出的名称属于某指标｜Why a printed name stands for an indicator';
COMMENT ON COLUMN indicator_alias.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN indicator_alias.name_printed IS '印出的三级指标｜Level 3 as printed';
COMMENT ON COLUMN indicator_alias.rule IS '依据的规则｜Rule that joined them';
COMMENT ON COLUMN indicator_alias.decided_by IS '由规则或人决定｜Decided by a rule or by a person';
COMMENT ON COLUMN indicator_alias.rows IS '行数｜Rows that print it';
