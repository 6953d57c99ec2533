-- key: finding_id
-- references: rule_id -> dim_rule
-- references: document_id -> dim_document
-- references: fiscal_year -> dim_fiscal_year
-- fill: none, findings of all rooms are placed together when the rules are judged (warehouse/judging)
-- nullable: page, sheet, source_row, row_id, row_table
-- label: rule_id, message
CREATE VIEW finding AS
SELECT
    coalesce(finding.own_id, xor(finding.row_base + finding.row_no, wording.rule_key)) AS finding_id,
    wording.rule_id,
    wording.severity,
    wording.state,
    wording.subject,
    wording.message,
    finding.evidence,
    wording.observed,
    wording.expected,
    document.document_id,
    finding.page::BIGINT AS page,
    finding.sheet,
    finding.source_row::BIGINT AS source_row,
    finding.row_base + finding.row_no AS row_id,
    wording.row_table,
    finding.fiscal_year,
    finding.is_current
FROM stored.finding AS finding
JOIN stored.finding_wording AS wording ON wording.wording_serial = finding.wording_serial
JOIN stored.document AS document ON document.document_serial = finding.document_serial;

COMMENT ON VIEW finding IS '文件或行违反的规则，或无法判定的事项｜A rule that a document or row breaks, or that cannot be decided';
COMMENT ON COLUMN finding.finding_id IS '问题编号｜Finding';
COMMENT ON COLUMN finding.rule_id IS '规则编号｜Rule';
COMMENT ON COLUMN finding.severity IS '严重程度：error、warning 或 info｜Severity: error, warning or info';
COMMENT ON COLUMN finding.state IS '状态：fail 不符合，undecidable 无法判定｜State: fail or undecidable';
COMMENT ON COLUMN finding.subject IS '所在之处：document 文件、row 行，或 unit-year 单位年度；规则判断的对象见 dim_rule.subject｜Where it stands: document, row or unit-year; what the rule judges is dim_rule.subject';
COMMENT ON COLUMN finding.message IS '说明及处理办法（英文）｜What is wrong and what to do';
COMMENT ON COLUMN finding.evidence IS '依据｜Evidence';
COMMENT ON COLUMN finding.observed IS '实际｜Observed';
COMMENT ON COLUMN finding.expected IS '应为｜Expected';
COMMENT ON COLUMN finding.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN finding.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN finding.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN finding.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN finding.row_id IS '所涉及的事实行；涉及整份文件、合计或其上没有单独一行指标的印刷行时为空｜Fact row that it is about; NULL where it is about a document, a total, or a printed line on which not exactly one row stands';
COMMENT ON COLUMN finding.row_table IS '该事实行所在的表｜Table that holds that fact row';
COMMENT ON COLUMN finding.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN finding.is_current IS '所涉及的行或文件是否有效：未被其他文件取代或重复｜Whether the row or document counts: no other document replaces or repeats it';
