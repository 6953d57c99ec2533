-- The current targets that are held beside the year before: of the same project, indicator, class and measure, as in target_run.
CREATE TEMP TABLE compared_targets AS
WITH wording AS (
    SELECT wording.wording_serial, hash(coalesce(class.level_2, class.level_1), unit.base) AS kind
    FROM stored.target_wording AS wording
    JOIN dim_indicator_class AS class ON class.class_id = wording.class_id
    JOIN dim_measure_unit AS unit ON unit.measure_unit_id = wording.measure_unit_id
),
printed AS MATERIALIZED (
    SELECT
        hash(target.project_serial, name.indicator_id, wording.kind) AS series,
        target.fiscal_year,
        target.row_base + target.row_no - target.behind_project AS project_row_id
    FROM stored.target AS target
    JOIN stored.indicator_name AS name ON name.name_serial = target.name_serial
    JOIN wording ON wording.wording_serial = target.wording_serial
    JOIN stored.target_value AS value ON value.value_serial = target.value_serial
        AND (value.value_low IS NOT NULL OR value.value_text IS NOT NULL)
    WHERE target.is_current AND target.fiscal_year <> 0 AND name.indicator_id <> 0
)
SELECT this.project_row_id
FROM printed AS this
SEMI JOIN printed AS before ON before.series = this.series AND before.fiscal_year = this.fiscal_year - 1;
