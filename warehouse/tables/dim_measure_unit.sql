-- key: measure_unit_id
-- label: name
CREATE TABLE dim_measure_unit (
    measure_unit_id BIGINT NOT NULL,
    name            VARCHAR NOT NULL,
    dimension       VARCHAR,
    factor          DECIMAL(28,6),
    base            VARCHAR NOT NULL
);

COMMENT ON TABLE dim_measure_unit IS '计量单位｜A unit of measure';
COMMENT ON COLUMN dim_measure_unit.measure_unit_id IS '计量单位编号；0 表示未印出｜Unit of measure; 0 when none is printed';
COMMENT ON COLUMN dim_measure_unit.name IS '名称｜Name';
COMMENT ON COLUMN dim_measure_unit.dimension IS '量纲；词表外为空｜Dimension; NULL for words that the vocabulary does not hold';
COMMENT ON COLUMN dim_measure_unit.factor IS '折算倍数：乘以它即为同一 base 中 factor 为 1 的单位；空为不折算｜Times this it is in the unit of its base whose factor is 1; NULL where it is not converted';
COMMENT ON COLUMN dim_measure_unit.base IS '可相互比较的依据：相同者乘以 factor（空为 1）后可比｜What is compared: values of units with the same base compare once multiplied by factor (1 where it is NULL)';
