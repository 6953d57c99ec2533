-- key: file, line
-- label: decision, left_text, right_text
CREATE TABLE steward_decision (
    file       VARCHAR NOT NULL,
    line       BIGINT NOT NULL,
    decision   VARCHAR NOT NULL,
    left_text  VARCHAR NOT NULL,
    right_text VARCHAR NOT NULL,
    scope      VARCHAR,
    reason     VARCHAR NOT NULL,
    decided_on DATE NOT NULL,
    decided_by VARCHAR NOT NULL,
    problem    VARCHAR
);

COMMENT ON TABLE steward_decision IS '人工决定：steward/ 中的一行｜A decision of a person: a line of a file in steward/';
COMMENT ON COLUMN steward_decision.file IS '文件｜File';
COMMENT ON COLUMN steward_decision.line IS '行号，标题行为 1｜Line; the header is line 1';
COMMENT ON COLUMN steward_decision.decision IS '决定｜What is decided';
COMMENT ON COLUMN steward_decision.left_text IS '左方，如所写｜The one, as it is written';
COMMENT ON COLUMN steward_decision.right_text IS '右方，如所写｜The other, as it is written';
COMMENT ON COLUMN steward_decision.scope IS '范围：区划、单位、年度或词的位置｜Where it holds: region, unit, years, or the place of a word';
COMMENT ON COLUMN steward_decision.reason IS '理由｜Reason';
COMMENT ON COLUMN steward_decision.decided_on IS '决定日期｜Day of the decision';
COMMENT ON COLUMN steward_decision.decided_by IS '决定人｜Who decided it';
COMMENT ON COLUMN steward_decision.problem IS '为何目前不起作用；起作用时为空｜Why it decides nothing now; NULL where it applies';
