-- key: fiscal_year, change, project_id, earlier_project_id
-- references: fiscal_year -> dim_fiscal_year
-- references: project_id -> dim_project
-- references: earlier_project_id -> dim_project
-- label: change, name
CREATE TABLE project_lineage (
    fiscal_year        INTEGER NOT NULL,
    change             VARCHAR NOT NULL,
    project_id         BIGINT,
    earlier_project_id BIGINT,
    name               VARCHAR NOT NULL,
    earlier_name       VARCHAR,
    decided_by         VARCHAR NOT NULL
);

COMMENT ON TABLE project_lineage IS '项目的变动：新增、取消、更名、拆分、合并｜Steps in the lives of projects: new, ended, renamed, split, merged';
COMMENT ON COLUMN project_lineage.fiscal_year IS '变动后的首个年度｜First year of the new state';
COMMENT ON COLUMN project_lineage.change IS '变动：new 新增、ended 取消、renamed 更名、split 拆分、merged 合并；新增和取消仅在该单位相邻年度的预算已入库时判断｜What happened: new, ended, renamed, split or merged; new and ended are told only where the unit''s budget of the year beside it is loaded';
COMMENT ON COLUMN project_lineage.project_id IS '变动后的项目；取消时为空｜The project afterwards; NULL where one ended';
COMMENT ON COLUMN project_lineage.earlier_project_id IS '变动前的项目；新增时为空，更名时为同一项目｜The project before; NULL where one is new, the same project where it was renamed';
COMMENT ON COLUMN project_lineage.name IS '变动后印出的名称；取消时为最后的名称｜Name as printed afterwards; the last one where it ended';
COMMENT ON COLUMN project_lineage.earlier_name IS '变动前印出的名称｜Name as printed before';
COMMENT ON COLUMN project_lineage.decided_by IS '由规则决定，或由人工决定的哪一行｜rule, or the line of the steward that decided it';
