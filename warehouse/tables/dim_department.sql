-- key: department_id
-- references: region_id -> dim_region
-- references: successor_id -> dim_department
-- references: current_department_id -> dim_department
-- label: code, name
CREATE TABLE dim_department (
    department_id         BIGINT NOT NULL,
    region_id             BIGINT NOT NULL,
    code                  VARCHAR,
    name                  VARCHAR,
    valid_from_year       INTEGER,
    valid_to_year         INTEGER,
    successor_id          BIGINT,
    current_department_id BIGINT NOT NULL,
    code_current          VARCHAR,
    name_current          VARCHAR
);

COMMENT ON TABLE dim_department IS '某一时期的部门｜A department as it was in a span of years';
COMMENT ON COLUMN dim_department.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN dim_department.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN dim_department.code IS '部门代码，仅在同一区划和年度内有效｜Department code; it means something only inside its division and year';
COMMENT ON COLUMN dim_department.name IS '部门名称；未印出时为代码｜Name; its code where none is printed';
COMMENT ON COLUMN dim_department.valid_from_year IS '首次见到的年度｜First year it is seen in';
COMMENT ON COLUMN dim_department.valid_to_year IS '最后见到的年度｜Last year it is seen in';
COMMENT ON COLUMN dim_department.successor_id IS '承接部门（人工决定）；无承接或拆分为多个部门时为空｜The department that it became, by a person''s word; NULL where it goes on or was split into several';
COMMENT ON COLUMN dim_department.current_department_id IS '现部门：逐级承接的最后一个部门；无承接时为自身｜The department that it has become by now, following its successors; itself where it has none';
COMMENT ON COLUMN dim_department.code_current IS '现部门的代码｜Code of the department that it has become by now';
COMMENT ON COLUMN dim_department.name_current IS '现部门的名称｜Name of the department that it has become by now';
