-- key: version, better
CREATE TABLE scoring_rule (
    version          VARCHAR NOT NULL,
    better           VARCHAR NOT NULL,
    formula          VARCHAR NOT NULL,
    full_marks       VARCHAR NOT NULL,
    share_constant   DECIMAL(9,4) NOT NULL,
    share_of_ratio   DECIMAL(9,4) NOT NULL,
    share_of_inverse DECIMAL(9,4) NOT NULL,
    note             VARCHAR
);

COMMENT ON TABLE scoring_rule IS '自评计分规则，按版本；t 为指标值，a 为完成值，w 为权重｜Rules by which self-evaluations score an indicator, by version; t is the target, a the actual, w the weight';
COMMENT ON COLUMN scoring_rule.version IS '规则版本：current 现行，2017 旧表式｜Version of the rules: current, or 2017 for the forms of that year';
COMMENT ON COLUMN scoring_rule.better IS '方向：more 越多越好、less 越少越好、equal 等于指标值｜What is better: more, less, or equal where the target is to be met';
COMMENT ON COLUMN scoring_rule.formula IS '未达标时的算法：proportional 按比例、inverse 反比、overrun 扣超出部分｜How a target that is missed is scored: proportional, inverse or overrun';
COMMENT ON COLUMN scoring_rule.full_marks IS '得满分的条件：at_least a≥t，at_most a≤t；equal 且 t=0 时为 a≤0，否则不得分｜When all points are given: at_least for a >= t, at_most for a <= t; where better is equal and t is 0 for a <= 0, else nothing is given';
COMMENT ON COLUMN scoring_rule.share_constant IS '未得满分时，得分 = w ×（本列 + share_of_ratio × a÷t + share_of_inverse × t÷a），限于 0 至 w；t≤0 时为 0｜Else the points are w × (this column + share_of_ratio × a / t + share_of_inverse × t / a), not below 0 and not above w; nothing where t <= 0';
COMMENT ON COLUMN scoring_rule.share_of_ratio IS 'a÷t 的系数｜Factor of a / t';
COMMENT ON COLUMN scoring_rule.share_of_inverse IS 't÷a 的系数｜Factor of t / a';
COMMENT ON COLUMN scoring_rule.note IS '说明（英文）｜Note';
