-- question: 23
-- 问题：据实结算、公用经费、编外人员等各类项目的预算结构如何？
-- asks: how is the budget made up by kind of project, and how much of it is settled at actual cost?
-- reads: approved amounts in yuan, all tranches together, without whole-department forms. Two breakdowns of the same money, told by
-- reads: breakdown: settlement (据实结算 or not) and kind. A project has one kind: the first of the list in `kind` that fits
-- reads: its name, else its category, else 其他项目. The shares of one breakdown and year add up to 100
-- edit: in `asked`, the year (NULL for all) and words of the department's name; in `kind`, the kinds and the words of names
-- 读法：批复数，单位元，各批次合计，不含部门整体表。同一笔钱有两种划分，以 breakdown 区分：settlement 是否据实结算，kind 项目类型。一个项目只归一类：名称符合 kind 列表中的第一类，否则按项目类别，否则为其他项目。每种划分每年占比合计 100。
-- 可改：asked 中的年度（NULL 为全部）、部门名；kind 中的类型和名称用词。
WITH asked AS (SELECT NULL::INTEGER AS year, '%' AS department),
kind AS (
    SELECT *
    FROM (
        VALUES
            (1, '公用经费', 'running costs', ['公用经费']),
            (2, '编外人员', 'staff outside the establishment', ['编外', '临聘', '外聘', '劳务派遣', '合同制人员'])
    ) AS words (place, kind_zh, kind_en, words)
),
word AS (
    SELECT place, unnest(words) AS word FROM kind
),
kind_of_name AS (
    SELECT project.project_id, min(word.place) AS place
    FROM dim_project AS project
    JOIN word ON contains(project.name, word.word)
    GROUP BY project.project_id
),
money AS (
    SELECT approved.*, coalesce(kind.kind_zh, approved.category) AS kind_zh
    FROM project_year AS approved
    JOIN dim_department AS department ON department.department_id = approved.department_id
    JOIN asked ON department.name LIKE asked.department AND approved.fiscal_year = coalesce(asked.year, approved.fiscal_year)
    LEFT JOIN kind_of_name ON kind_of_name.project_id = approved.project_id
    LEFT JOIN kind ON kind.place = kind_of_name.place
    WHERE approved.fiscal_year <> 0
),
counted AS (
    SELECT
        fiscal_year,
        'settlement' AS breakdown,
        settlement AS 类别,
        count(*) FILTER (rows_of_year = 1) + count(DISTINCT project_id) FILTER (rows_of_year > 1) AS projects,
        sum(amount_yuan) AS amount_yuan
    FROM money
    GROUP BY fiscal_year, settlement
    UNION ALL
    SELECT
        fiscal_year,
        'kind',
        kind_zh,
        count(*) FILTER (rows_of_year = 1) + count(DISTINCT project_id) FILTER (rows_of_year > 1),
        sum(amount_yuan)
    FROM money
    GROUP BY fiscal_year, kind_zh
)
SELECT
    counted.fiscal_year,
    counted.breakdown,
    counted.类别,
    CASE counted.类别
        WHEN '据实结算' THEN 'settled at actual cost' WHEN '非据实结算' THEN 'not settled at actual cost'
        WHEN '人员类' THEN 'personnel' WHEN '运转类' THEN 'operations' WHEN '特定目标类' THEN 'special purpose'
        WHEN '其他项目' THEN 'other projects' ELSE coalesce(kind.kind_en, counted.类别)
    END AS kind,
    counted.projects,
    round(100 * counted.projects / sum(counted.projects) OVER one_breakdown, 1) AS projects_percent,
    counted.amount_yuan,
    round(100 * counted.amount_yuan / nullif(sum(counted.amount_yuan) OVER one_breakdown, 0), 1) AS amount_percent
FROM counted
LEFT JOIN kind ON kind.kind_zh = counted.类别
WINDOW one_breakdown AS (PARTITION BY counted.fiscal_year, counted.breakdown)
ORDER BY counted.fiscal_year, counted.breakdown DESC, counted.amount_yuan DESC NULLS LAST, counted.类别;
