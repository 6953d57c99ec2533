-- key: body, predecessor_id, successor_id
-- label: change, predecessor_name, successor_name
CREATE TABLE body_succession (
    body             VARCHAR NOT NULL,
    predecessor_id   BIGINT NOT NULL,
    successor_id     BIGINT NOT NULL,
    change           VARCHAR NOT NULL,
    from_year        INTEGER,
    predecessor_code VARCHAR,
    predecessor_name VARCHAR,
    successor_code   VARCHAR,
    successor_name   VARCHAR,
    decided_by       VARCHAR NOT NULL,
    reason           VARCHAR NOT NULL
);

COMMENT ON TABLE body_succession IS '单位和部门的沿革：何者于何年成为何者（人工决定）｜What became of units and departments, and from which year on, by a person''s word';
COMMENT ON COLUMN body_succession.body IS '对象：unit 单位、department 部门｜What it is about: unit or department';
COMMENT ON COLUMN body_succession.predecessor_id IS '原单位或部门的编号（dim_unit、dim_department）｜The body before (dim_unit or dim_department)';
COMMENT ON COLUMN body_succession.successor_id IS '后单位或部门的编号（dim_unit、dim_department）｜The body that it became (dim_unit or dim_department)';
COMMENT ON COLUMN body_succession.change IS '变动：rename 更名、recode 换代码、merge 并入、split 拆分、transfer 划转｜What happened: rename, recode, merge, split or transfer';
COMMENT ON COLUMN body_succession.from_year IS '自哪一年起｜First year of the new state';
COMMENT ON COLUMN body_succession.predecessor_code IS '原代码｜Code before';
COMMENT ON COLUMN body_succession.predecessor_name IS '原名称｜Name before';
COMMENT ON COLUMN body_succession.successor_code IS '后代码｜Code after';
COMMENT ON COLUMN body_succession.successor_name IS '后名称｜Name after';
COMMENT ON COLUMN body_succession.decided_by IS '由人工决定的哪一行｜Line of the steward that decided it';
COMMENT ON COLUMN body_succession.reason IS '决定的理由｜Reason of the decision';
