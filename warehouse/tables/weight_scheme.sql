-- key: version, scheme, level_1
CREATE TABLE weight_scheme (
    version VARCHAR NOT NULL,
    scheme  VARCHAR NOT NULL,
    level_1 VARCHAR NOT NULL,
    weight  DECIMAL(9,4) NOT NULL,
    basis   VARCHAR NOT NULL
);

COMMENT ON TABLE weight_scheme IS '一级指标权重方案｜Schemes of weights by level 1';
COMMENT ON COLUMN weight_scheme.version IS '指标体系版本｜Version of the taxonomy that it belongs to';
COMMENT ON COLUMN weight_scheme.scheme IS '方案｜Scheme';
COMMENT ON COLUMN weight_scheme.level_1 IS '一级指标｜Level 1';
COMMENT ON COLUMN weight_scheme.weight IS '权重（分）｜Weight in points';
COMMENT ON COLUMN weight_scheme.basis IS '依据（英文）｜Where it comes from';
