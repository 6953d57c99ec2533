-- Ids that were ever published; where an id leads and its text of today are NULL where both are what they were at first.
CREATE TABLE stored.id_registry (
    kind          VARCHAR NOT NULL,
    entity_id     BIGINT NOT NULL,
    leads_to      BIGINT,
    founding_key  VARCHAR NOT NULL,
    current_key   VARCHAR,
    name          VARCHAR NOT NULL,
    rules_version VARCHAR NOT NULL,
    first_release BIGINT NOT NULL,
    merged_into   BIGINT,
    rule          VARCHAR NOT NULL,
    score         DECIMAL(5,4) NOT NULL,
    decided_by    VARCHAR NOT NULL
);
