-- All else that a row says of its target beside name and value, as printed and as read, once each; and what is better by it.
CREATE TABLE stored.target_wording (
    wording_serial       INTEGER NOT NULL,
    class_id             BIGINT NOT NULL,
    measure_unit_id      BIGINT NOT NULL,
    comparator_code      BIGINT NOT NULL,
    weight               DECIMAL(9,4),
    direction_printed    VARCHAR,
    direction_inferred   VARCHAR,
    direction            VARCHAR,
    better               VARCHAR,
    level_1_printed      VARCHAR,
    level_2_printed      VARCHAR,
    comparator_printed   VARCHAR,
    measure_unit_printed VARCHAR,
    weight_printed       VARCHAR,
    is_clipped           BOOLEAN NOT NULL
);
