-- How many current targets are held beside the year before, as target_run holds them, counted where they stand.
CREATE TEMP TABLE compared_targets AS
WITH printed AS MATERIALIZED (FROM target_series)
SELECT this.document_serial, this.region_id, this.department_id, this.fiscal_year, count(*) AS targets
FROM printed AS this
SEMI JOIN printed AS before ON before.series = this.series AND before.fiscal_year = this.fiscal_year - 1
GROUP BY ALL;
