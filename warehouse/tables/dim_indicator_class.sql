-- key: class_id
-- label: taxonomy_version, level_1, level_2
CREATE TABLE dim_indicator_class (
    class_id         BIGINT NOT NULL,
    taxonomy_version VARCHAR,
    level_1          VARCHAR,
    level_2          VARCHAR
);

COMMENT ON TABLE dim_indicator_class IS '某一版指标体系中的一、二级指标｜A level-1 and level-2 class in a version of the taxonomy';
COMMENT ON COLUMN dim_indicator_class.class_id IS '指标类别编号；0 表示未印出｜Indicator class; 0 when none is printed';
COMMENT ON COLUMN dim_indicator_class.taxonomy_version IS '指标体系版本：有这对一、二级指标的最新版本；不属任何全国版本时为空｜Taxonomy version: the newest that has this pair of classes; NULL for words of no national version';
COMMENT ON COLUMN dim_indicator_class.level_1 IS '一级指标｜Level 1';
COMMENT ON COLUMN dim_indicator_class.level_2 IS '二级指标｜Level 2';
