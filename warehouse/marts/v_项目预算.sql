CREATE VIEW v_项目预算 AS
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
    settlement AS 结算方式,
    phase AS 阶段,
    amount_yuan AS 预算数,
    amount_printed AS 印出的预算数,
    money_unit_printed AS 金额单位,
    goal AS 年度目标,
    is_goal_clipped AS 年度目标是否截断,
    weight_total AS 权重合计,
    indicator_rows AS 指标行数,
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
    nature AS 项目性质,
    start_date AS 开始日期,
    end_date AS 结束日期,
    overall_goal AS 项目总目标,
    start_date_printed AS 印出的开始日期,
    end_date_printed AS 印出的结束日期,
    tranche AS 资金批次,
    unit_id AS 单位编号,
    unit_code_current AS 现单位代码,
    unit_name_current AS 现单位名称,
    department_id AS 部门编号,
    department_code_current AS 现部门代码,
    department_name_current AS 现部门名称,
    is_adjusted AS 是否为调整后,
    approved_yuan AS 批复数,
    approved_row_id AS 批复行编号
FROM mart_project_budget;

COMMENT ON VIEW v_项目预算 IS '有效的项目预算（批复数），每个项目每年度每批次一行｜Approved project budgets that count, a row a project, year and tranche';
COMMENT ON COLUMN v_项目预算.项目行编号 IS '行编号｜Row';
COMMENT ON COLUMN v_项目预算.年度 IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN v_项目预算.区划代码 IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN v_项目预算.区划名称 IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN v_项目预算.部门代码 IS '部门代码｜Department code';
COMMENT ON COLUMN v_项目预算.部门名称 IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN v_项目预算.单位代码 IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN v_项目预算.单位名称 IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN v_项目预算.项目编号 IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN v_项目预算.项目名称 IS '项目名称（该文件所印）｜Project as its document prints it';
COMMENT ON COLUMN v_项目预算.项目类别 IS '项目类别：印出的，否则由名称推断｜Category as printed, else as the name says';
COMMENT ON COLUMN v_项目预算.结算方式 IS '结算方式｜How it is settled';
COMMENT ON COLUMN v_项目预算.阶段 IS '阶段：批复｜Phase: approved (批复)';
COMMENT ON COLUMN v_项目预算.预算数 IS '批复的预算数（元）；文件为调整表时是调整后的，批复数另列；未印出或无法读取时为空｜Approved amount in yuan, the adjusted one where a table of adjustments prints it: 批复数 is always what was approved; NULL when not printed or unreadable';
COMMENT ON COLUMN v_项目预算.印出的预算数 IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN v_项目预算.金额单位 IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN v_项目预算.年度目标 IS '年度目标｜Annual goal';
COMMENT ON COLUMN v_项目预算.年度目标是否截断 IS '年度目标是否在单元格边缘被截断｜Whether the goal is cut at the edge of its cell';
COMMENT ON COLUMN v_项目预算.权重合计 IS '指标权重合计｜Sum of its indicators'' weights';
COMMENT ON COLUMN v_项目预算.指标行数 IS '指标行数｜Indicator rows';
COMMENT ON COLUMN v_项目预算.是否有争议 IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN v_项目预算.文件编号 IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN v_项目预算.文件名 IS '文件名｜File name';
COMMENT ON COLUMN v_项目预算.页码 IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN v_项目预算.行号 IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN v_项目预算.方框 IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN v_项目预算.项目规范名称 IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN v_项目预算.项目代码 IS '印出的项目代码｜Project code as printed';
COMMENT ON COLUMN v_项目预算.工作表 IS '工作表名｜Sheet';
COMMENT ON COLUMN v_项目预算.表式 IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN v_项目预算.项目性质 IS '印出的项目性质｜Nature of the project as printed';
COMMENT ON COLUMN v_项目预算.开始日期 IS '开始日期｜First day';
COMMENT ON COLUMN v_项目预算.结束日期 IS '结束日期｜Last day';
COMMENT ON COLUMN v_项目预算.项目总目标 IS '项目总目标｜Goal of the whole project';
COMMENT ON COLUMN v_项目预算.印出的开始日期 IS '印出的开始日期｜First day as printed';
COMMENT ON COLUMN v_项目预算.印出的结束日期 IS '印出的结束日期｜Last day as printed';
COMMENT ON COLUMN v_项目预算.资金批次 IS '资金批次：提前下达，否则为空｜Tranche: 提前下达 for money handed down ahead of the year, else NULL';
COMMENT ON COLUMN v_项目预算.单位编号 IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN v_项目预算.现单位代码 IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN v_项目预算.现单位名称 IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN v_项目预算.部门编号 IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN v_项目预算.现部门代码 IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN v_项目预算.现部门名称 IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
COMMENT ON COLUMN v_项目预算.是否为调整后 IS '是否为调整表所印：文件标题称调整，又未另印批复数，其金额是调整后的｜Whether a table of what was adjusted in the year prints it without the approved amount beside it: its amount is the adjusted one';
COMMENT ON COLUMN v_项目预算.批复数 IS '批复数（元）：调整后的行取自所调整的文件，未印金额的行取自自评或监控表，未入库则为空｜Approved amount in yuan: for an adjusted row that of the document that was adjusted, for one without an amount that of its evaluation or monitoring, NULL where it is not loaded';
COMMENT ON COLUMN v_项目预算.批复行编号 IS '调整后或未印金额的行所对应的批复数印在哪一行（fact_project_budget.row_id）；未入库时和其他行为空｜For an adjusted row, or one without an amount, the row that prints the approved amount (fact_project_budget.row_id); NULL where that is not loaded, and for any other row';
