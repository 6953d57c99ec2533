-- key: score_id
-- references: document_id -> dim_document
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: fiscal_year -> dim_fiscal_year
-- fill: none, scores are made of rule_result when the rules are judged (warehouse/judging)
-- label: scope, fiscal_year, score
CREATE TABLE quality_score (
    score_id        BIGINT NOT NULL,
    scope           VARCHAR NOT NULL,
    document_id     VARCHAR,
    region_id       BIGINT NOT NULL,
    department_id   BIGINT NOT NULL,
    fiscal_year     INTEGER NOT NULL,
    score           DECIMAL(5,2),
    coverage        DECIMAL(5,2) NOT NULL,
    judged          BIGINT NOT NULL,
    passed          BIGINT NOT NULL,
    failed          BIGINT NOT NULL,
    failed_errors   BIGINT NOT NULL,
    failed_warnings BIGINT NOT NULL,
    failed_infos    BIGINT NOT NULL,
    undecidable     BIGINT NOT NULL,
    rules           BIGINT NOT NULL,
    formula_version BIGINT NOT NULL
);

COMMENT ON TABLE quality_score IS '文件、部门年度的数据质量得分（0–100）｜Quality score of a document, and of a department in a year, from 0 to 100';
COMMENT ON COLUMN quality_score.score_id IS '得分编号，同一文件或部门年度不变｜Score; the same for the same document or department-year';
COMMENT ON COLUMN quality_score.scope IS '范围：document 一份文件的全部行，department-year 部门某年度的有效行｜Of what: document (all its rows) or department-year (the rows that count)';
COMMENT ON COLUMN quality_score.document_id IS '文件编号（内容的 sha256）；部门年度为空｜Document: the sha256 of its bytes; NULL for a department-year';
COMMENT ON COLUMN quality_score.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN quality_score.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN quality_score.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN quality_score.score IS '得分 = 100 ×（1 − Σ 规则权重 × 不符合 ÷（符合 + 不符合）÷ Σ 规则权重），仅计有结论的规则；全部无法判定时为空｜Score: 100 × (1 − Σ weight × failed ÷ (passed + failed) ÷ Σ weight) over the scored rules that were decided; the weight is that of the rule''s severity (rule_parameter, SCORE); NULL when nothing was decided';
COMMENT ON COLUMN quality_score.coverage IS '可判定比例（%）=（符合 + 不符合）÷ 判断｜Coverage in percent: what could be decided of what was judged';
COMMENT ON COLUMN quality_score.judged IS '判断的对象数｜Subjects judged';
COMMENT ON COLUMN quality_score.passed IS '符合数｜Passed';
COMMENT ON COLUMN quality_score.failed IS '不符合数｜Failed';
COMMENT ON COLUMN quality_score.failed_errors IS '不符合数：error 级规则｜Failed, rules of severity error';
COMMENT ON COLUMN quality_score.failed_warnings IS '不符合数：warning 级规则｜Failed, rules of severity warning';
COMMENT ON COLUMN quality_score.failed_infos IS '不符合数：info 级规则｜Failed, rules of severity info';
COMMENT ON COLUMN quality_score.undecidable IS '无法判定数｜Undecidable';
COMMENT ON COLUMN quality_score.rules IS '有结论的规则数｜Rules that were decided';
COMMENT ON COLUMN quality_score.formula_version IS '公式版本｜Version of the formula';
