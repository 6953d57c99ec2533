-- key: document_id
-- references: fiscal_year -> dim_fiscal_year
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: superseded_by -> dim_document
-- references: duplicate_of -> dim_document
-- label: document_name
CREATE TABLE dim_document (
    document_id        VARCHAR NOT NULL,
    document_name      VARCHAR NOT NULL,
    title              VARCHAR,
    form               VARCHAR NOT NULL,
    format             VARCHAR NOT NULL,
    fiscal_year        INTEGER NOT NULL,
    region_id          BIGINT NOT NULL,
    department_id      BIGINT NOT NULL,
    region_code        VARCHAR,
    region_name        VARCHAR,
    department_code    VARCHAR,
    department_name    VARCHAR,
    money_unit_printed VARCHAR,
    published_on       DATE,
    is_correction      BOOLEAN NOT NULL,
    is_current         BOOLEAN NOT NULL,
    superseded_by      VARCHAR,
    duplicate_of       VARCHAR,
    pages              BIGINT NOT NULL,
    size_bytes         BIGINT NOT NULL,
    status             VARCHAR NOT NULL,
    reason             VARCHAR
);

COMMENT ON TABLE dim_document IS '已公开的文件｜A published document';
COMMENT ON COLUMN dim_document.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN dim_document.document_name IS '文件名｜File name';
COMMENT ON COLUMN dim_document.title IS '标题｜Title';
COMMENT ON COLUMN dim_document.form IS '表式｜Form of its tables';
COMMENT ON COLUMN dim_document.format IS '文件格式｜File format';
COMMENT ON COLUMN dim_document.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN dim_document.region_id IS '其项目的财政区划编号；未知、涉及多个或没有读出项目时为 0｜Finance division of its projects; 0 when unknown, several, or no project was read';
COMMENT ON COLUMN dim_document.department_id IS '其项目的部门编号；未知、涉及多个或没有读出项目时为 0｜Department of its projects; 0 when unknown, several, or no project was read';
COMMENT ON COLUMN dim_document.region_code IS '区划代码（文件所示）｜Division code that the document shows';
COMMENT ON COLUMN dim_document.region_name IS '区划名称（文件所示）｜Division name that the document shows';
COMMENT ON COLUMN dim_document.department_code IS '部门代码（文件所示）｜Department code that the document shows';
COMMENT ON COLUMN dim_document.department_name IS '部门名称（文件所示）｜Department name that the document shows';
COMMENT ON COLUMN dim_document.money_unit_printed IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN dim_document.published_on IS '公开日期，取自 jixiao.toml；没有写明时为空｜Day of publication, from jixiao.toml; NULL where nobody said it';
COMMENT ON COLUMN dim_document.is_correction IS '是否为更正或调整文件｜Whether it says that it corrects or adjusts an earlier one';
COMMENT ON COLUMN dim_document.is_current IS '是否有效：未被其他文件取代或重复｜Whether it counts: no other document replaces or repeats it';
COMMENT ON COLUMN dim_document.superseded_by IS '被哪份文件取代｜Document that replaces it';
COMMENT ON COLUMN dim_document.duplicate_of IS '重复的是哪份文件：内容相同，或同等而个别项目不同｜Document that it repeats: it holds the same, or has the same standing and differs in single projects';
COMMENT ON COLUMN dim_document.pages IS '页数或工作表数｜Pages or sheets';
COMMENT ON COLUMN dim_document.size_bytes IS '文件大小（字节）｜Size in bytes';
COMMENT ON COLUMN dim_document.status IS '状态：loaded、no_table 或 quarantined｜Status: loaded, no_table or quarantined';
COMMENT ON COLUMN dim_document.reason IS '被隔离或没有绩效表的原因（英文）｜Why it is quarantined, or no table was found';
