CREATE VIEW v_项目执行 AS
SELECT
    row_id AS 项目行编号,
    fiscal_year AS 年度,
    region_code AS 区划代码,
    region_name AS 区划名称,
    department_code AS 部门代码,
    department_name AS 部门名称,
    unit_code AS 单位代码,
    unit_name AS 单位名称,
    project_id AS 项目编号,
    project_name AS 项目名称,
    category AS 项目类别,
    phase AS 阶段,
    amount_yuan AS 金额,
    amount_printed AS 印出的金额,
    money_unit_printed AS 金额单位,
    execution_rate AS 预算执行率,
    execution_score AS 预算执行得分,
    total_score AS 自评总分,
    execution_rate_printed AS 印出的预算执行率,
    execution_score_printed AS 印出的预算执行得分,
    total_score_printed AS 印出的自评总分,
    is_disputed AS 是否有争议,
    document_id AS 文件编号,
    document_name AS 文件名,
    page AS 页码,
    source_row AS 行号,
    box AS 方框,
    project_name_canonical AS 项目规范名称,
    project_code AS 项目代码,
    sheet AS 工作表,
    form AS 表式,
    tranche AS 资金批次,
    department_id AS 部门编号,
    unit_id AS 单位编号,
    unit_code_current AS 现单位代码,
    unit_name_current AS 现单位名称,
    department_code_current AS 现部门代码,
    department_name_current AS 现部门名称
FROM mart_project_execution;

COMMENT ON VIEW v_项目执行 IS '有效的项目预算执行，每个项目每年度每阶段每批次一行：调整、执行、监控（年中已执行）｜What became of project budgets, a row a project, year, phase and tranche: adjusted (调整), executed (执行), executed by mid-year (监控)';
COMMENT ON COLUMN v_项目执行.项目行编号 IS '行编号｜Row';
COMMENT ON COLUMN v_项目执行.年度 IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN v_项目执行.区划代码 IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN v_项目执行.区划名称 IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN v_项目执行.部门代码 IS '部门代码｜Department code';
COMMENT ON COLUMN v_项目执行.部门名称 IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN v_项目执行.单位代码 IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN v_项目执行.单位名称 IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN v_项目执行.项目编号 IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN v_项目执行.项目名称 IS '项目名称（该文件所印）｜Project as its document prints it';
COMMENT ON COLUMN v_项目执行.项目类别 IS '项目类别：印出的，否则由名称推断｜Category as printed, else as the name says';
COMMENT ON COLUMN v_项目执行.阶段 IS '阶段：调整、执行或监控（年中已执行）｜Phase: adjusted, executed, or executed by mid-year (监控)';
COMMENT ON COLUMN v_项目执行.金额 IS '该阶段的金额（元）；未印出或无法读取时为空｜Amount of the phase in yuan; NULL when not printed or unreadable';
COMMENT ON COLUMN v_项目执行.印出的金额 IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN v_项目执行.金额单位 IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN v_项目执行.预算执行率 IS '预算执行率（%），印出的，一般为执行数除以调整后预算数｜Execution rate in percent as printed: as a rule of the adjusted budget';
COMMENT ON COLUMN v_项目执行.预算执行得分 IS '预算执行得分｜Points for the execution rate';
COMMENT ON COLUMN v_项目执行.自评总分 IS '自评总分｜Total score of the evaluation in points';
COMMENT ON COLUMN v_项目执行.印出的预算执行率 IS '印出的预算执行率｜Execution rate as printed';
COMMENT ON COLUMN v_项目执行.印出的预算执行得分 IS '印出的预算执行得分｜Points for the execution rate as printed';
COMMENT ON COLUMN v_项目执行.印出的自评总分 IS '印出的自评总分｜Total score as printed';
COMMENT ON COLUMN v_项目执行.是否有争议 IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN v_项目执行.文件编号 IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN v_项目执行.文件名 IS '文件名｜File name';
COMMENT ON COLUMN v_项目执行.页码 IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN v_项目执行.行号 IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN v_项目执行.方框 IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN v_项目执行.项目规范名称 IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN v_项目执行.项目代码 IS '印出的项目代码｜Project code as printed';
COMMENT ON COLUMN v_项目执行.工作表 IS '工作表名｜Sheet';
COMMENT ON COLUMN v_项目执行.表式 IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN v_项目执行.资金批次 IS '资金批次：提前下达，否则为空｜Tranche: 提前下达 for money handed down ahead of the year, else NULL';
COMMENT ON COLUMN v_项目执行.部门编号 IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN v_项目执行.单位编号 IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN v_项目执行.现单位代码 IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN v_项目执行.现单位名称 IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN v_项目执行.现部门代码 IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN v_项目执行.现部门名称 IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
