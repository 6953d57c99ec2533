-- key: row_id
-- references: project_row_id -> fact_project_budget
-- references: fiscal_year -> dim_fiscal_year
-- references: region_id -> dim_region
-- references: department_id -> dim_department
-- references: unit_id -> dim_unit
-- references: project_id -> dim_project
-- references: indicator_id -> dim_indicator
-- references: class_id -> dim_indicator_class
-- references: measure_unit_id -> dim_measure_unit
-- references: comparator_code -> dim_comparator
-- references: document_id -> dim_document
-- fill: none, it is put together from what is stored
-- stored: indicator_name, target_value, target_wording, target
-- nullable: name_change, value_change, value_counted_from, words_say
-- nullable: value_low, value_high, value_text, weight, direction_printed, direction_inferred, direction, level_1_printed,
-- nullable: level_2_printed, comparator_printed, value_printed, target_as_text, measure_unit_printed, weight_printed, baseline_printed, page, sheet, box
-- label: name_printed, comparator_printed, value_printed, measure_unit_printed
CREATE VIEW fact_indicator_target AS
SELECT
    target.row_base + target.row_no AS row_id,
    target.row_base + target.row_no - target.behind_project AS project_row_id,
    target.fiscal_year,
    target.region_id,
    target.department_id,
    target.unit_id,
    target.project_id,
    name.indicator_id,
    wording.class_id,
    wording.measure_unit_id,
    wording.comparator_code,
    target.indicator_no::BIGINT AS indicator_no,
    value.value_low,
    value.value_high,
    value.value_text,
    name.name_change,
    value.value_change,
    value.counted_from AS value_counted_from,
    value.is_inexact AS is_value_inexact,
    value.words_say,
    wording.weight,
    wording.direction_printed,
    wording.direction_inferred,
    wording.direction,
    name.name_printed,
    wording.level_1_printed,
    wording.level_2_printed,
    wording.comparator_printed,
    value.value_printed,
    value.target_as_text,
    wording.measure_unit_printed,
    wording.weight_printed,
    target.baseline_printed,
    wording.is_clipped,
    target.is_current,
    target.is_disputed,
    document.document_id,
    target.page::BIGINT AS page,
    target.sheet,
    target.source_row::BIGINT AS source_row,
    target.box,
    target.row_base
FROM stored.target AS target
JOIN stored.indicator_name AS name ON name.name_serial = target.name_serial
JOIN stored.target_value AS value ON value.value_serial = target.value_serial
JOIN stored.target_wording AS wording ON wording.wording_serial = target.wording_serial
JOIN stored.document AS document ON document.document_serial = target.document_serial;

COMMENT ON VIEW fact_indicator_target IS '预算文件中印出的一行指标｜An indicator row of a budget document';
COMMENT ON COLUMN fact_indicator_target.row_id IS '行编号｜Row';
COMMENT ON COLUMN fact_indicator_target.project_row_id IS '所属项目行（fact_project_budget.row_id）｜Its project row (fact_project_budget.row_id)';
COMMENT ON COLUMN fact_indicator_target.fiscal_year IS '预算年度；0 表示未知｜Fiscal year; 0 when unknown';
COMMENT ON COLUMN fact_indicator_target.region_id IS '财政区划编号；0 表示未知｜Finance division; 0 when unknown';
COMMENT ON COLUMN fact_indicator_target.department_id IS '部门编号；0 表示未知｜Department; 0 when unknown';
COMMENT ON COLUMN fact_indicator_target.unit_id IS '预算单位编号；0 表示未知｜Budget unit; 0 when unknown';
COMMENT ON COLUMN fact_indicator_target.project_id IS '项目编号，跨年度不变｜Project, the same through the years';
COMMENT ON COLUMN fact_indicator_target.indicator_id IS '三级指标编号；0 表示未知｜Third-level indicator; 0 when unknown';
COMMENT ON COLUMN fact_indicator_target.class_id IS '指标类别编号；0 表示未印出｜Indicator class; 0 when none is printed';
COMMENT ON COLUMN fact_indicator_target.measure_unit_id IS '计量单位编号；0 表示未印出｜Unit of measure; 0 when none is printed';
COMMENT ON COLUMN fact_indicator_target.comparator_code IS '指标性质代码；0 表示未印出或未知｜Comparator code; 0 when not printed or unknown';
COMMENT ON COLUMN fact_indicator_target.indicator_no IS '文件中该项目的第几条指标，从 1 起｜Which indicator row of its project in the document, from 1';
COMMENT ON COLUMN fact_indicator_target.value_low IS '指标值（区间为下限），单位见计量单位｜Target value, or the lower end of a range, in its unit of measure';
COMMENT ON COLUMN fact_indicator_target.value_high IS '区间上限；单一数值时为空｜Upper end of a range; NULL for a single number';
COMMENT ON COLUMN fact_indicator_target.value_text IS '定性或非数值的指标值｜Target that is words rather than a number';
COMMENT ON COLUMN fact_indicator_target.name_change IS '名称是否表明数值为增幅（rise，如增长率）或降幅（fall）；未表明或两者都说时为空｜Whether the name says that its number is a rise (增长率) or a fall; NULL where it says neither, or both';
COMMENT ON COLUMN fact_indicator_target.value_change IS '指标值的文字是否表明数值为提高（rise，如提高≥3%）或降低（fall）的幅度；未表明或两者都说时为空｜Whether the words of the value say that the number is by how much something is to rise (提高≥3%) or to fall; NULL where they say neither, or both';
COMMENT ON COLUMN fact_indicator_target.value_counted_from IS '时限从何时起算，如“结案后30日内”的结案；未说明时为空｜What a limit of time is counted from, such as 结案 of 结案后30日内; NULL where nothing says it';
COMMENT ON COLUMN fact_indicator_target.is_value_inexact IS '数值是否为约数，如90%左右｜Whether the words say that the number is about so much, such as 90%左右';
COMMENT ON COLUMN fact_indicator_target.words_say IS '没有数值的文字说的是什么：number 含有数字、none 无（零发生）、all 全部；都不是时为空｜What words without a value come to: number (they hold one), none (零发生), all (全覆盖); NULL where none of these';
COMMENT ON COLUMN fact_indicator_target.weight IS '权重（分）｜Weight in points';
COMMENT ON COLUMN fact_indicator_target.direction_printed IS '印出的指标方向性｜Direction as printed';
COMMENT ON COLUMN fact_indicator_target.direction_inferred IS '推断的指标方向性｜Direction inferred from the comparator';
COMMENT ON COLUMN fact_indicator_target.direction IS '指标方向性：正向或反向；以印出的为准，否则为推断｜Direction: 正向 (more is better) or 反向; the printed one, else the inferred';
COMMENT ON COLUMN fact_indicator_target.name_printed IS '印出的三级指标｜Level 3 as printed';
COMMENT ON COLUMN fact_indicator_target.level_1_printed IS '印出的一级指标｜Level 1 as printed';
COMMENT ON COLUMN fact_indicator_target.level_2_printed IS '印出的二级指标｜Level 2 as printed';
COMMENT ON COLUMN fact_indicator_target.comparator_printed IS '印出的指标性质｜Comparator as printed';
COMMENT ON COLUMN fact_indicator_target.value_printed IS '印出的指标值｜Target value as printed';
COMMENT ON COLUMN fact_indicator_target.target_as_text IS '印出的指标性质与指标值连写，如 ≥95；定性的只有文字｜Comparator and value, both as far as printed, as one text, such as ≥95; of words the words alone';
COMMENT ON COLUMN fact_indicator_target.measure_unit_printed IS '印出的计量单位｜Unit of measure as printed';
COMMENT ON COLUMN fact_indicator_target.weight_printed IS '印出的权重｜Weight as printed';
COMMENT ON COLUMN fact_indicator_target.baseline_printed IS '印出的上年度实际水平｜Level of the year before as printed';
COMMENT ON COLUMN fact_indicator_target.is_clipped IS '三级指标是否在单元格边缘被截断｜Whether the name is cut at the edge of its cell';
COMMENT ON COLUMN fact_indicator_target.is_current IS '是否有效：未被其他文件取代或重复｜Whether it counts: no other document replaces or repeats it';
COMMENT ON COLUMN fact_indicator_target.is_disputed IS '是否有争议：另一份同等文件印得不同｜Whether another document of the same standing prints it differently';
COMMENT ON COLUMN fact_indicator_target.document_id IS '文件编号（内容的 sha256）｜Document: the sha256 of its bytes';
COMMENT ON COLUMN fact_indicator_target.page IS '页码，从 1 起｜Page, from 1';
COMMENT ON COLUMN fact_indicator_target.sheet IS '工作表名｜Sheet';
COMMENT ON COLUMN fact_indicator_target.source_row IS '页内表格、工作表或文本中的行号，从 1 起｜Row of the table on the page, of the sheet or of the text, from 1';
COMMENT ON COLUMN fact_indicator_target.box IS '页面上的方框（点，自左上角）｜Box on the page, in points from its top left corner';
COMMENT ON COLUMN fact_indicator_target.row_base IS '行编号中同一文件共有的部分｜Part of the row id that all rows of a document share';
