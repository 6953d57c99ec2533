-- then: rules
-- What a rule of `warehouse/rules` can say, by column: it gives what differs from its line in dim_rule and from its row's name.
CREATE TEMP TABLE no_verdict (
    rule_id     VARCHAR,
    row_id      BIGINT,
    document_id VARCHAR,
    page        BIGINT,
    sheet       VARCHAR,
    source_row  BIGINT,
    state       VARCHAR,
    severity    VARCHAR,
    message     VARCHAR,
    evidence    VARCHAR,
    observed    VARCHAR,
    expected    VARCHAR
);
