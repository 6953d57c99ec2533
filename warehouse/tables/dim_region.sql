-- key: region_id
-- references: parent_region_id -> dim_region
-- label: mof_div_code, name
CREATE TABLE dim_region (
    region_id        BIGINT NOT NULL,
    mof_div_code     VARCHAR,
    name             VARCHAR,
    level            VARCHAR NOT NULL,
    parent_region_id BIGINT
);

COMMENT ON TABLE dim_region IS '财政区划｜A finance division';
COMMENT ON COLUMN dim_region.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN dim_region.mof_div_code IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN dim_region.name IS '名称；未印出时为代码｜Name; its code where none is printed';
COMMENT ON COLUMN dim_region.level IS '级次：province、city、county 或 unknown｜Level: province, city, county or unknown';
COMMENT ON COLUMN dim_region.parent_region_id IS '上级区划｜Parent division';
