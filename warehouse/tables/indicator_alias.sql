-- key: indicator_id, name_printed
-- references: indicator_id -> dim_indicator
-- label: name_printed
CREATE TABLE indicator_alias (
    indicator_id  BIGINT NOT NULL,
    name_printed  VARCHAR NOT NULL,
    indicator_key VARCHAR NOT NULL,
    rule          VARCHAR NOT NULL,
    score         DECIMAL(5,4) NOT NULL,
    decided_by    VARCHAR NOT NULL,
    rows          BIGINT NOT NULL
);

COMMENT ON TABLE indicator_alias IS '为何某个印出的名称属于某指标｜Why a printed name stands for an indicator';
COMMENT ON COLUMN indicator_alias.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN indicator_alias.name_printed IS '印出的三级指标｜Level 3 as printed';
COMMENT ON COLUMN indicator_alias.indicator_key IS '该名称自身的规范文本｜Normalised text of this name by itself';
COMMENT ON COLUMN indicator_alias.rule IS '依次适用的规则；as printed 表示未作改动｜Rules that lead from the name to the indicator, in order; as printed where none was needed';
COMMENT ON COLUMN indicator_alias.score IS '把握；规则和人工决定为 1｜How sure it is: 1 for a rule or a decision';
COMMENT ON COLUMN indicator_alias.decided_by IS '由规则，或由人工决定的哪一行｜rule, or the line of the steward that decided it';
COMMENT ON COLUMN indicator_alias.rows IS '行数｜Rows that print it';
