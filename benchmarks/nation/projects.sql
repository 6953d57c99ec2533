-- What is planned: the places ("slots") of a department's projects, and the projects that fill them through the years.

CREATE TABLE topic AS
SELECT
    number AS topic_no,
    ['农村', '城区', '校园', '河道', '林区', '社区', '园区', '库区', '老旧', '基层'][1 + number % 10]
        || ['公路', '校舍', '水利', '卫生', '养老', '就业', '种植', '养殖', '环境', '消防', '供水', '防汛', '文化', '体育', '档案',
            '信息', '广播', '旅游', '粮食', '住房'][1 + number // 10 % 20]
        || ['养护', '维修', '监测', '培训', '补助', '宣传', '整治', '巡查', '建设', '采购', '服务', '救助', '管护', '检测', '运维',
            '调查', '评估', '推广', '防控', '普查'][1 + number // 200 % 20]
        || ['', '示范', '提升', '专项', '日常'][1 + number // 4000 % 5] AS topic
FROM range(4000) AS counted(number);

-- A slot changes its project in some year or never; one in seven holds operating money with the finance system's template.
CREATE TABLE planned AS
SELECT
    document.*,
    slot,
    slot % 7 = 0 AS is_operating,
    slot * 3 // (SELECT projects FROM asked) AS unit_no,
    CASE WHEN slot % 7 <> 0 AND year_no >= 1 + chance(department_no, slot, 1, 14) THEN 1 ELSE 0 END AS generation,
    chance(department_no, slot, 2 + (year_no >= 1 + chance(department_no, slot, 1, 14))::INTEGER * (slot % 7 <> 0)::INTEGER, 4000)
        AS topic_no,
    year_no
FROM (SELECT *, fiscal_year - min(fiscal_year) OVER () AS year_no FROM document) AS document
CROSS JOIN range((SELECT projects FROM asked)) AS counted(slot);

CREATE TABLE project AS
SELECT
    planned.* EXCLUDE (topic_no),
    planned.topic_no,
    unit.unit_id,
    unit.unit_code,
    unit.unit_name,
    made_id('project', planned.department_no, slot, generation) AS project_id,
    made_id(if(stage = 'target', 'document', 'evaluation'), planned.department_no, planned.fiscal_year, 0) // 65536 * 65536 + slot * 6
        AS row_id,
    CASE WHEN is_operating
        THEN ['定额公用经费-行政', '定额公用经费-事业', '非定额公用经费-行政', '非定额公用经费-事业'][1 + slot // 7 % 4]
            || CASE WHEN slot // 28 > 0 THEN '（' || slot // 28 + 1 || '）' ELSE '' END
        ELSE topic || picked(['经费', '项目', '补助资金', '工作经费', '专项资金'], planned.department_no, slot, 3 + generation)
            || CASE WHEN chance(planned.department_no, slot, 5, 9) = 0 THEN '（据实结算）' ELSE '' END
    END AS name,
    CASE WHEN chance(planned.department_no, slot, 5, 9) = 0 AND NOT is_operating THEN '据实结算' END AS settlement,
    -- The base of a project, and a change in three years of four.
    ((10000 + chance(planned.department_no, slot, 10, 100) * chance(planned.department_no, slot, 11, 30000))
        * (100 + CASE WHEN chance(planned.department_no * 100 + year_no, slot, 12, 4) = 0 THEN (year_no - 1) * 2 ELSE year_no * 2 END)
    )::DECIMAL(18,2) AS amount_yuan,
    chance(planned.department_no * 100 + year_no, slot, 20, 5) AS mood
FROM planned
JOIN unit ON unit.department_no = planned.department_no AND unit.unit_no = planned.unit_no
JOIN topic ON topic.topic_no = planned.topic_no
ORDER BY bundle, department_no, document_id, slot;
