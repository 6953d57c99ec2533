-- What findings say, once each. `rule_key` makes the id of a finding together with its row's.
CREATE TABLE stored.finding_wording (
    wording_serial INTEGER NOT NULL,
    rule_id        VARCHAR NOT NULL,
    rule_key       BIGINT NOT NULL,
    severity       VARCHAR NOT NULL,
    state          VARCHAR NOT NULL,
    subject        VARCHAR NOT NULL,
    message        VARCHAR NOT NULL,
    observed       VARCHAR NOT NULL,
    expected       VARCHAR NOT NULL,
    row_table      VARCHAR
);
