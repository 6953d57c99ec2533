-- What is promised: about four indicators a project, of which the target changes in one year of six.

CREATE TABLE kind AS
SELECT * FROM (VALUES
    (0, 0, '效益指标', '经济效益指标', '“三公经费”控制率', '≤', '%', 100, 0, 20, '反向'),
    (0, 1, '效益指标', '社会效益指标', '运转保障率', '＝', '%', 100, 0, 20, '正向'),
    (0, 2, '产出指标', '数量指标', '科目调整次数', '≤', '次', 5, 3, 20, '反向'),
    (0, 3, '产出指标', '质量指标', '预算编制准确率', '≤', '%', 5, 0, 30, '反向'),
    (1, 0, '产出指标', '数量指标', '数量', '≥', '处', 10, 90, 30, '正向'),
    (1, 1, '产出指标', '质量指标', '验收合格率', '≥', '%', 90, 11, 20, '正向'),
    (1, 2, '效益指标', '社会效益指标', '受益人数', '≥', '人', 100, 9000, 30, '正向'),
    (1, 3, '满意度指标', '服务对象满意度', '群众满意度', '≥', '%', 80, 20, 10, '正向'),
    (2, 0, '产出指标', '数量指标', '面积', '≥', '平方米', 500, 9000, 30, '正向'),
    (2, 1, '产出指标', '时效指标', '按时完成率', '＝', '%', 100, 0, 20, '正向'),
    (2, 2, '效益指标', '生态效益指标', '环境改善程度', '定性', NULL, NULL, NULL, 30, NULL),
    (2, 3, '满意度指标', '服务对象满意度', '服务对象满意度', '≥', '%', 80, 20, 10, '正向'),
    (3, 0, '产出指标', '数量指标', '培训人次', '≥', '人次', 20, 900, 20, '正向'),
    (3, 1, '产出指标', '质量指标', '完好率', '≥', '%', 85, 15, 20, '正向'),
    (3, 2, '成本指标', '经济成本指标', '平均成本', '≤', '元', 100, 5000, 20, '反向'),
    (3, 3, '效益指标', '社会效益指标', '知晓率', '≥', '%', 60, 40, 30, '正向')
) AS listed(set_no, indicator_no, level_1, level_2, metric, comparator, measure_unit, lowest, spread, weight, direction);

-- The value stays as it was in the year before in five years of six: it is that of the last year in which it moved.
CREATE TABLE indicator AS
SELECT
    project.bundle,
    project.document_id,
    project.slot,
    project.row_id AS project_row_id,
    project.fiscal_year,
    project.stage,
    project.department_no,
    kind.* EXCLUDE (set_no, lowest, spread),
    CASE WHEN project.is_operating OR kind.level_1 = '满意度指标' THEN metric ELSE topic.topic || metric END AS name,
    project.row_id + 1 + kind.indicator_no AS row_id,
    (lowest + chance(project.department_no, project.slot * 16 + kind.indicator_no, 30, spread + 1)
        + CASE WHEN spread > 0 AND measure_unit <> '%' THEN (year_no + chance(project.department_no, project.slot, 31, 6)) // 6
                * (chance(project.department_no, project.slot, 32, 7) - 2) * greatest(1, lowest // 20)
            ELSE 0
        END)::DECIMAL(28,6) AS value
FROM project
JOIN topic USING (topic_no)
JOIN kind ON kind.set_no = CASE WHEN project.is_operating THEN 0 ELSE 1 + chance(project.department_no, project.slot, 33, 3) END
ORDER BY bundle, project.department_no, document_id, project.slot, kind.indicator_no;
