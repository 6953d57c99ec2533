-- What indicators are called, which one is meant, and whether the name says that its number is a rise or a fall, once each.
CREATE TABLE stored.indicator_name (
    name_serial  INTEGER NOT NULL,
    name_printed VARCHAR NOT NULL,
    indicator_id BIGINT NOT NULL,
    name_change  VARCHAR
);
