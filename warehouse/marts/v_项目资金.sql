CREATE VIEW v_项目资金 AS
SELECT
    row_id AS 资金行编号,
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
    form AS 表式,
    span AS 资金范围,
    source AS 资金来源,
    phase AS 阶段,
    label_printed AS 印出的资金名称,
    amount_yuan AS 金额,
    amount_printed AS 印出的金额,
    money_unit_printed AS 金额单位,
    document_id AS 文件编号,
    document_name AS 文件名,
    page AS 页码,
    source_row AS 行号,
    box AS 方框,
    project_name_canonical AS 项目规范名称,
    project_row_id AS 项目行编号,
    sheet AS 工作表,
    department_id AS 部门编号,
    unit_id AS 单位编号,
    unit_code_current AS 现单位代码,
    unit_name_current AS 现单位名称,
    department_code_current AS 现部门代码,
    department_name_current AS 现部门名称,
    is_adjusted AS 是否为调整后
FROM mart_project_funding;

COMMENT ON VIEW v_项目资金 IS '有效的项目资金构成，每项金额一行；总额与分项并列，勿相加｜Money blocks of projects that count, a row an amount; totals stand beside their parts, so do not add them';
COMMENT ON COLUMN v_项目资金.资金行编号 IS '行编号｜Row';
COMMENT ON COLUMN v_项目资金.年度 IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN v_项目资金.区划代码 IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN v_项目资金.区划名称 IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN v_项目资金.部门代码 IS '部门代码｜Department code';
COMMENT ON COLUMN v_项目资金.部门名称 IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN v_项目资金.单位代码 IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN v_项目资金.单位名称 IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN v_项目资金.项目编号 IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN v_项目资金.项目名称 IS '项目名称（该文件所印；部门整体表为“部门整体”）｜Project as its document prints it; 部门整体 for a whole department';
COMMENT ON COLUMN v_项目资金.项目类别 IS '项目类别：印出的，否则由名称推断；部门整体表为“部门整体”，其金额包含各项目｜Category as printed, else as the name says; 部门整体 for a whole department, whose money holds that of its projects';
COMMENT ON COLUMN v_项目资金.表式 IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN v_项目资金.资金范围 IS '范围：year 当年或 project 整个项目｜Span: the year or the whole project';
COMMENT ON COLUMN v_项目资金.资金来源 IS 'total 总额；来源：fiscal、carried_over、own、other 等；支出：basic、project 等；任务：task｜total; where it comes from: fiscal, carried_over, own, other …; what it is spent on: basic, project …; tasks: task';
COMMENT ON COLUMN v_项目资金.阶段 IS '阶段：批复、调整、执行或监控（年中已执行）｜Phase: approved, adjusted, executed, or executed by mid-year (监控)';
COMMENT ON COLUMN v_项目资金.印出的资金名称 IS '金额旁印出的名称｜Label as printed beside the amount';
COMMENT ON COLUMN v_项目资金.金额 IS '金额（元）；未填或无法读取时为空｜Amount in yuan; NULL when blank or unreadable';
COMMENT ON COLUMN v_项目资金.印出的金额 IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN v_项目资金.金额单位 IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN v_项目资金.文件编号 IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN v_项目资金.文件名 IS '文件名｜File name';
COMMENT ON COLUMN v_项目资金.页码 IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN v_项目资金.行号 IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN v_项目资金.方框 IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN v_项目资金.项目规范名称 IS '项目名称（规范，可能来自其他年度）｜Project, canonical; it may be the name of another year';
COMMENT ON COLUMN v_项目资金.项目行编号 IS '所属项目的批复行（fact_project_budget.row_id）｜The approved row of its project (fact_project_budget.row_id)';
COMMENT ON COLUMN v_项目资金.工作表 IS '工作表名｜Sheet';
COMMENT ON COLUMN v_项目资金.部门编号 IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN v_项目资金.单位编号 IS '印出的预算单位的编号｜Budget unit as printed';
COMMENT ON COLUMN v_项目资金.现单位代码 IS '现预算单位代码：沿革至今的单位｜Code of the unit that it has become by now';
COMMENT ON COLUMN v_项目资金.现单位名称 IS '现预算单位名称：沿革至今的单位｜Name of the unit that it has become by now';
COMMENT ON COLUMN v_项目资金.现部门代码 IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN v_项目资金.现部门名称 IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
COMMENT ON COLUMN v_项目资金.是否为调整后 IS '是否为调整表所印：文件标题称调整，又未另印批复数，其批复资金是调整后的｜Whether a table of what was adjusted in the year prints it without the approved amount beside it: its money of phase 批复 is the adjusted one';
