-- then: rules
-- What the rules of `warehouse/rules` say; a rule gives what differs from its line in dim_rule and from its row's name.
CREATE TEMP TABLE verdict (
    rule_id     VARCHAR NOT NULL,
    row_id      BIGINT,
    document_id VARCHAR,
    page        BIGINT,
    sheet       VARCHAR,
    source_row  BIGINT,
    state       VARCHAR DEFAULT 'fail',
    severity    VARCHAR,
    message     VARCHAR,
    evidence    VARCHAR,
    observed    VARCHAR DEFAULT '',
    expected    VARCHAR DEFAULT ''
);
