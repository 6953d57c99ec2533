-- Target values as printed and as read, once each with every comparator that stands before it, and what their words say of the
-- number, or instead of one.
CREATE TABLE stored.target_value (
    value_serial   INTEGER NOT NULL,
    value_printed  VARCHAR,
    value_low      DECIMAL(28,6),
    value_high     DECIMAL(28,6),
    value_text     VARCHAR,
    target_as_text VARCHAR,
    value_change   VARCHAR,
    counted_from   VARCHAR,
    is_inexact     BOOLEAN NOT NULL,
    words_say      VARCHAR
);
