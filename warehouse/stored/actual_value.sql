-- What rows say was reached, as printed and as read, once each.
CREATE TABLE stored.actual_value (
    actual_serial  INTEGER NOT NULL,
    actual_printed VARCHAR,
    actual_value   DECIMAL(28,6),
    actual_text    VARCHAR
);
