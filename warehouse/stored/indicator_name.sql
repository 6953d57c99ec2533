-- What indicators are called and which one is meant, once each.
CREATE TABLE stored.indicator_name (
    name_serial  INTEGER NOT NULL,
    name_printed VARCHAR NOT NULL,
    indicator_id BIGINT NOT NULL
);
