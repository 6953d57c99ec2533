-- key: row_id
-- references: fiscal_year -> dim_fiscal_year
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: unit_id -> dim_unit
-- references: project_id -> dim_project
-- references: document_id -> dim_document
-- references: restates_row_id -> fact_project_budget
-- references: counted_row_id -> fact_project_budget
-- references: approved_row_id -> fact_project_budget
-- fill: none, it is put together from what is stored
-- stored: document, project, project_name, goal, budget
-- nullable: project_code, name_printed, category, settlement, tranche, amount_yuan, amount_printed, money_unit_printed, goal,
-- nullable: weight_total, nature, start_date, start_date_printed, end_date, end_date_printed, overall_goal, execution_rate,
-- nullable: execution_rate_printed, execution_score, execution_score_printed, total_score, total_score_printed, restates_row_id,
-- nullable: counted_row_id, standing_reason, approved_yuan, approved_row_id, page, sheet, box
-- label: name, phase, amount_printed
CREATE VIEW fact_project_budget AS
SELECT
    budget.row_base + budget.row_no AS row_id,
    budget.fiscal_year,
    budget.region_id,
    budget.department_id,
    budget.unit_id,
    project.project_id,
    budget.phase,
    budget.project_no::BIGINT AS project_no,
    budget.project_code,
    name.name,
    name.name_printed,
    budget.category,
    budget.settlement,
    budget.tranche,
    budget.amount_yuan,
    budget.amount_printed,
    budget.money_unit_printed,
    goal.goal,
    budget.is_goal_clipped,
    budget.weight_total,
    budget.indicator_rows::BIGINT AS indicator_rows,
    budget.form,
    budget.nature,
    budget.start_date,
    budget.start_date_printed,
    budget.end_date,
    budget.end_date_printed,
    budget.overall_goal,
    budget.execution_rate,
    budget.execution_rate_printed,
    budget.execution_score,
    budget.execution_score_printed,
    budget.total_score,
    budget.total_score_printed,
    budget.is_current,
    budget.is_disputed,
    budget.restates_row_id,
    budget.counted_row_id,
    budget.standing_reason,
    budget.is_adjusted,
    CASE
        WHEN budget.phase <> '批复' THEN NULL
        WHEN budget.is_adjusted OR budget.amount_yuan IS NULL THEN budget.approved_before_yuan
        ELSE budget.amount_yuan
    END AS approved_yuan,
    budget.approved_row_id,
    document.document_id,
    budget.page::BIGINT AS page,
    budget.sheet,
    budget.source_row::BIGINT AS source_row,
    budget.box,
    budget.row_base
FROM stored.budget AS budget
JOIN stored.project AS project ON project.project_serial = budget.project_serial
JOIN stored.project_name AS name ON name.name_serial = budget.name_serial
JOIN stored.goal AS goal ON goal.goal_serial = budget.goal_serial
JOIN stored.document AS document ON document.document_serial = budget.document_serial;

COMMENT ON VIEW fact_project_budget IS '一份文件中某项目某年度某阶段的预算与年度目标｜A project''s money and goal in a year and phase, as one document prints it';
COMMENT ON COLUMN fact_project_budget.row_id IS '行编号｜Row';
COMMENT ON COLUMN fact_project_budget.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN fact_project_budget.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN fact_project_budget.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN fact_project_budget.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN fact_project_budget.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN fact_project_budget.phase IS '阶段：批复、调整、执行或监控（年中已执行）｜Phase: approved, adjusted, executed, or executed by mid-year (监控)';
COMMENT ON COLUMN fact_project_budget.project_no IS '文件中第几个项目，从 1 起｜Which project of the document, from 1';
COMMENT ON COLUMN fact_project_budget.project_code IS '印出的项目代码｜Project code as printed';
COMMENT ON COLUMN fact_project_budget.name IS '项目名称｜Name';
COMMENT ON COLUMN fact_project_budget.name_printed IS '印出的名称；部门整体表未印出时为空｜Name as printed; NULL where a form for a whole department prints none';
COMMENT ON COLUMN fact_project_budget.category IS '项目类别：印出的，否则由名称推断；部门整体表为“部门整体”，其金额包含各项目｜Category as printed, else as the name says; 部门整体 for a whole department, whose money holds that of its projects';
COMMENT ON COLUMN fact_project_budget.settlement IS '结算方式｜How it is settled';
COMMENT ON COLUMN fact_project_budget.tranche IS '资金批次：提前下达，否则为空；同一项目的各批次分别计入｜Tranche: 提前下达 for money handed down ahead of the year, else NULL; each tranche of a project counts';
COMMENT ON COLUMN fact_project_budget.amount_yuan IS '该阶段的金额（元），调整表所印的（is_adjusted）是调整后的；未印出或无法读取时为空｜Amount of the phase in yuan, the adjusted one where is_adjusted; NULL when not printed or unreadable';
COMMENT ON COLUMN fact_project_budget.amount_printed IS '印出的金额｜Amount as printed';
COMMENT ON COLUMN fact_project_budget.money_unit_printed IS '印出的金额单位｜Money unit as printed';
COMMENT ON COLUMN fact_project_budget.goal IS '年度目标｜Annual goal';
COMMENT ON COLUMN fact_project_budget.is_goal_clipped IS '年度目标是否在单元格边缘被截断｜Whether the goal is cut at the edge of its cell';
COMMENT ON COLUMN fact_project_budget.weight_total IS '指标权重合计｜Sum of its indicators'' weights';
COMMENT ON COLUMN fact_project_budget.indicator_rows IS '指标行数，计在批复行｜Indicator rows, counted on the approved row';
COMMENT ON COLUMN fact_project_budget.form IS '表式：list 列表、project_form 项目表、whole_department 部门整体、self_evaluation 自评、monitoring 监控｜Form: list, project_form, whole_department, self_evaluation or monitoring';
COMMENT ON COLUMN fact_project_budget.nature IS '印出的项目性质｜Nature of the project as printed';
COMMENT ON COLUMN fact_project_budget.start_date IS '开始日期｜First day';
COMMENT ON COLUMN fact_project_budget.start_date_printed IS '印出的开始日期｜First day as printed';
COMMENT ON COLUMN fact_project_budget.end_date IS '结束日期｜Last day';
COMMENT ON COLUMN fact_project_budget.end_date_printed IS '印出的结束日期｜Last day as printed';
COMMENT ON COLUMN fact_project_budget.overall_goal IS '项目总目标｜Goal of the whole project';
COMMENT ON COLUMN fact_project_budget.execution_rate IS '预算执行率（%），印出的，一般为执行数除以调整后预算数｜Execution rate in percent as printed: as a rule of the adjusted budget';
COMMENT ON COLUMN fact_project_budget.execution_rate_printed IS '印出的预算执行率｜Execution rate as printed';
COMMENT ON COLUMN fact_project_budget.execution_score IS '预算执行得分｜Points for the execution rate';
COMMENT ON COLUMN fact_project_budget.execution_score_printed IS '印出的预算执行得分｜Points for the execution rate as printed';
COMMENT ON COLUMN fact_project_budget.total_score IS '自评总分｜Total score of the evaluation in points';
COMMENT ON COLUMN fact_project_budget.total_score_printed IS '印出的自评总分｜Total score as printed';
COMMENT ON COLUMN fact_project_budget.is_current IS '是否有效：未被其他文件取代、重复，也非重列预算｜Whether it counts: no other document replaces or repeats it, and it restates no budget';
COMMENT ON COLUMN fact_project_budget.restates_row_id IS '重列的是哪一行（fact_project_budget.row_id）的金额，金额只计那一行｜Row whose amount it restates; the money is counted there (fact_project_budget.row_id)';
COMMENT ON COLUMN fact_project_budget.counted_row_id IS '不计入时，替代它计入的行（fact_project_budget.row_id）；更正后取消的项目为空｜For a row that does not count, the row that counts instead (fact_project_budget.row_id); NULL where a correction dropped the project';
COMMENT ON COLUMN fact_project_budget.standing_reason IS '不计入的原因：repeats 重复、replaced 被更正或新文件取代、contradicted 与同等文件不一致、restates 重列预算；计入时为空｜Why it does not count: repeats, replaced by a correction or later publication, contradicted by a document of the same standing, or restates a budget; NULL where it counts';
COMMENT ON COLUMN fact_project_budget.is_adjusted IS '是否为调整表所印：文件标题称调整，又未另印批复数，其金额是调整后的｜Whether a table of what was adjusted in the year prints it without the approved amount beside it: its amount is the adjusted one';
COMMENT ON COLUMN fact_project_budget.approved_yuan IS '批复数（元）：调整后的行取自所调整的文件，未印金额的行取自自评或监控表，未入库则为空；非批复行为空｜Approved amount in yuan: for an adjusted row that of the document that was adjusted, for one without an amount that of its evaluation or monitoring, NULL where it is not loaded; NULL in rows of other phases';
COMMENT ON COLUMN fact_project_budget.approved_row_id IS '调整后或未印金额的行所对应的批复数印在哪一行（fact_project_budget.row_id）；未入库时和其他行为空｜For an adjusted row, or one without an amount, the row that prints the approved amount (fact_project_budget.row_id); NULL where that is not loaded, and for any other row';
COMMENT ON COLUMN fact_project_budget.is_disputed IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN fact_project_budget.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN fact_project_budget.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN fact_project_budget.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN fact_project_budget.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN fact_project_budget.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN fact_project_budget.row_base IS '行编号中同一文件共有的部分｜Part of the row id that all rows of a document share';
