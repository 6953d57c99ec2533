CREATE VIEW v_部门整体 AS
SELECT
    row_id AS 项目行编号,
    fiscal_year AS 年度,
    region_code AS 区划代码,
    region_name AS 区划名称,
    department_code AS 部门代码,
    department_name AS 部门名称,
    unit_code AS 单位代码,
    unit_name AS 单位名称,
    phase AS 阶段,
    amount_yuan AS 金额,
    amount_printed AS 印出的金额,
    money_unit_printed AS 金额单位,
    goal AS 年度目标,
    is_goal_clipped AS 年度目标是否截断,
    overall_goal AS 项目总目标,
    weight_total AS 权重合计,
    indicator_rows AS 指标行数,
    is_disputed AS 是否有争议,
    document_id AS 文件编号,
    document_name AS 文件名,
    page AS 页码,
    source_row AS 行号,
    box AS 方框,
    sheet AS 工作表,
    form AS 表式,
    department_id AS 部门编号,
    department_code_current AS 现部门代码,
    department_name_current AS 现部门名称,
    is_adjusted AS 是否为调整后,
    approved_yuan AS 批复数,
    approved_row_id AS 批复行编号
FROM mart_department_budget;

COMMENT ON VIEW v_部门整体 IS '有效的部门整体绩效目标，每个部门每年度每阶段一行；金额包含其各项目，不可与项目预算相加｜Budgets and goals of whole departments, a row a department, year and phase; their money holds that of the projects and must not be added to it';
COMMENT ON COLUMN v_部门整体.项目行编号 IS '行编号｜Row';
COMMENT ON COLUMN v_部门整体.年度 IS '预算年度；未知时为空｜Fiscal year; NULL when unknown';
COMMENT ON COLUMN v_部门整体.区划代码 IS '财政区划代码（9 位）｜Finance division code, 9 characters';
COMMENT ON COLUMN v_部门整体.区划名称 IS '财政区划名称；文件未说明时为未知｜Finance division; the unknown member where no document says';
COMMENT ON COLUMN v_部门整体.部门代码 IS '部门代码｜Department code';
COMMENT ON COLUMN v_部门整体.部门名称 IS '部门名称；文件未说明时为未知｜Department; the unknown member where no document says';
COMMENT ON COLUMN v_部门整体.单位代码 IS '预算单位代码｜Budget unit code';
COMMENT ON COLUMN v_部门整体.单位名称 IS '预算单位名称；文件未说明时为未知｜Budget unit; the unknown member where no document says';
COMMENT ON COLUMN v_部门整体.阶段 IS '阶段：批复、调整、执行或监控（年中已执行）｜Phase: approved, adjusted, executed, or executed by mid-year (监控)';
COMMENT ON COLUMN v_部门整体.金额 IS '该阶段的总额（元）；未印总额或无法读取时为空｜Total of the phase in yuan; NULL when no total is printed or it is unreadable';
COMMENT ON COLUMN v_部门整体.印出的金额 IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN v_部门整体.金额单位 IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN v_部门整体.年度目标 IS '年度目标｜Annual goal';
COMMENT ON COLUMN v_部门整体.年度目标是否截断 IS '年度目标是否在单元格边缘被截断｜Whether the goal is cut at the edge of its cell';
COMMENT ON COLUMN v_部门整体.项目总目标 IS '项目总目标｜Goal of the whole project';
COMMENT ON COLUMN v_部门整体.权重合计 IS '指标权重合计｜Sum of its indicators'' weights';
COMMENT ON COLUMN v_部门整体.指标行数 IS '指标行数｜Indicator rows';
COMMENT ON COLUMN v_部门整体.是否有争议 IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN v_部门整体.文件编号 IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN v_部门整体.文件名 IS '文件名｜File name';
COMMENT ON COLUMN v_部门整体.页码 IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN v_部门整体.行号 IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN v_部门整体.方框 IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN v_部门整体.工作表 IS '工作表名｜Sheet';
COMMENT ON COLUMN v_部门整体.表式 IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN v_部门整体.部门编号 IS '部门编号：名称和代码在各区划间会重复，编号不会｜Department: names and codes repeat across divisions, ids do not';
COMMENT ON COLUMN v_部门整体.现部门代码 IS '现部门代码：沿革至今的部门｜Code of the department that it has become by now';
COMMENT ON COLUMN v_部门整体.现部门名称 IS '现部门名称：沿革至今的部门｜Name of the department that it has become by now';
COMMENT ON COLUMN v_部门整体.是否为调整后 IS '是否为调整表所印：文件标题称调整，又未另印批复数，其金额是调整后的｜Whether a table of what was adjusted in the year prints it without the approved amount beside it: its amount is the adjusted one';
COMMENT ON COLUMN v_部门整体.批复数 IS '批复数（元）：调整后的行取自所调整的文件，未印金额的行取自自评或监控表，未入库则为空；非批复行为空｜Approved amount in yuan: for an adjusted row that of the document that was adjusted, for one without an amount that of its evaluation or monitoring, NULL where it is not loaded; NULL in rows of other phases';
COMMENT ON COLUMN v_部门整体.批复行编号 IS '调整后或未印金额的行所对应的批复数印在哪一行（fact_project_budget.row_id）；未入库时和其他行为空｜For an adjusted row, or one without an amount, the row that prints the approved amount (fact_project_budget.row_id); NULL where that is not loaded, and for any other row';
