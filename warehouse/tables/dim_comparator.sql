-- key: comparator_code
-- label: symbol
CREATE TABLE dim_comparator (
    comparator_code BIGINT NOT NULL,
    symbol          VARCHAR NOT NULL
);

COMMENT ON TABLE dim_comparator IS '指标性质｜A comparator';
COMMENT ON COLUMN dim_comparator.comparator_code IS '指标性质代码（财政系统）；0 表示未印出或未知｜Code of the finance system; 0 when not printed or unknown';
COMMENT ON COLUMN dim_comparator.symbol IS '符号：≥ ＞ ＝ ＜ ≤ 定性 等｜Symbol: ≥ ＞ ＝ ＜ ≤ 定性 and others';
