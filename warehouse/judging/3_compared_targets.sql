-- The current targets that are held beside the year before, as target_run holds them.
CREATE TEMP TABLE compared_targets AS
WITH printed AS MATERIALIZED (FROM target_series)
SELECT this.project_row_id
FROM printed AS this
SEMI JOIN printed AS before ON before.series = this.series AND before.fiscal_year = this.fiscal_year - 1;
