-- key: rule_id
-- label: statement_en
CREATE TABLE dim_rule (
    rule_id      VARCHAR NOT NULL,
    rule_group   VARCHAR NOT NULL,
    severity     VARCHAR NOT NULL,
    subject      VARCHAR NOT NULL,
    scope        VARCHAR NOT NULL,
    judged_by    VARCHAR NOT NULL,
    is_scored    BOOLEAN NOT NULL,
    is_blocking  BOOLEAN NOT NULL,
    tolerance    VARCHAR,
    basis        VARCHAR NOT NULL,
    since        VARCHAR NOT NULL,
    statement_zh VARCHAR NOT NULL,
    statement_en VARCHAR NOT NULL
);

COMMENT ON TABLE dim_rule IS '规则目录｜The catalogue of rules';
COMMENT ON COLUMN dim_rule.rule_id IS '规则编号｜Rule';
COMMENT ON COLUMN dim_rule.rule_group IS '规则组：structure 结构、completeness 完整、values 数值、quality 质量、evaluation 自评、typing 转换、reading 读取、documents 文件｜Group: structure, completeness, values, quality, evaluation, typing, reading or documents';
COMMENT ON COLUMN dim_rule.severity IS '严重程度：error、warning 或 info｜Severity: error, warning or info';
COMMENT ON COLUMN dim_rule.subject IS '判断对象：document 文件、line 印刷行、row 项目或指标行、project 项目、indicator 指标行、amount 金额、total 合计、unit-year 单位年度｜What is judged: document, line, row (project or indicator), project, indicator, amount, total or unit-year';
COMMENT ON COLUMN dim_rule.scope IS '判断范围名称，见 docs/rules.zh-CN.md｜Name of what it judges, told in docs/rules.md';
COMMENT ON COLUMN dim_rule.judged_by IS '判断环节：reading 读取、typing 转换、staging 分区、resolving 归并、warehouse 入库｜Where it is judged: reading, typing, staging, resolving or warehouse';
COMMENT ON COLUMN dim_rule.is_scored IS '是否计入质量得分｜Whether it counts in the quality score';
COMMENT ON COLUMN dim_rule.is_blocking IS '不符合时是否禁止发布｜Whether a release with a failure is refused';
COMMENT ON COLUMN dim_rule.tolerance IS '容差；空为无｜Tolerance; NULL for none';
COMMENT ON COLUMN dim_rule.basis IS '规则依据｜Where the rule comes from';
COMMENT ON COLUMN dim_rule.since IS '自哪一程序版本起｜Version of the program that first had it';
COMMENT ON COLUMN dim_rule.statement_zh IS '内容（中文）｜Statement in Chinese';
COMMENT ON COLUMN dim_rule.statement_en IS '内容（英文）｜Statement in English';
