-- How many current targets of a project are held beside the year before, as target_run holds them.
CREATE TEMP TABLE compared_targets AS
WITH printed AS MATERIALIZED (FROM target_series)
SELECT this.project_row_id, count(*) AS targets
FROM printed AS this
SEMI JOIN printed AS before ON before.series = this.series AND before.fiscal_year = this.fiscal_year - 1
GROUP BY this.project_row_id;
