-- key: rule_id, parameter
CREATE TABLE rule_parameter (
    rule_id   VARCHAR NOT NULL,
    parameter VARCHAR NOT NULL,
    value     DECIMAL(18,4) NOT NULL,
    unit      VARCHAR NOT NULL,
    note      VARCHAR NOT NULL
);

COMMENT ON TABLE rule_parameter IS '规则参数｜The numbers that rules are judged by';
COMMENT ON COLUMN rule_parameter.rule_id IS '规则编号；SCORE 为质量得分公式｜Rule; SCORE for the formula of the quality score';
COMMENT ON COLUMN rule_parameter.parameter IS '参数｜Parameter';
COMMENT ON COLUMN rule_parameter.value IS '数值｜Value';
COMMENT ON COLUMN rule_parameter.unit IS '单位｜Unit';
COMMENT ON COLUMN rule_parameter.note IS '说明（英文）｜What it means';
