WITH printed AS MATERIALIZED (
    SELECT series, family, value, low, high, is_unsigned, marks, fiscal_year, row_id, project_row_id FROM target_series
),
-- The first and the last year are told together with their marks, as one number.
by_value AS MATERIALIZED (
    SELECT
        series,
        value,
        any_value(family) AS family,
        any_value(low) AS low,
        any_value(high) AS high,
        bool_or(is_unsigned) AS is_unsigned,
        min(fiscal_year * 16 + marks) AS first,
        max(fiscal_year * 16 + marks) AS last,
        arg_min(row_id, fiscal_year) AS first_row_id,
        arg_max(row_id, fiscal_year) AS row_id,
        count(*) AS rows,
        bit_or(1::BIGINT << fiscal_year % 60) AS years
    FROM printed
    GROUP BY series, value
),
-- A form that leaves out comparators changes no target: 95 % is the ≥95 % of other years, where these print one sign for it
-- and the directions (2 and 4) do not contradict each other.
unsigned AS MATERIALIZED (
    SELECT bare.series, bare.value, any_value(signed.value) AS signed_value
    FROM (FROM by_value WHERE is_unsigned) AS bare
    JOIN (FROM by_value WHERE NOT is_unsigned) AS signed USING (series, low, high)
    WHERE ((bare.first | bare.last | signed.first | signed.last) & 6) < 6
    GROUP BY bare.series, bare.value
    HAVING count(*) = 1
),
stayed AS NOT MATERIALIZED (
    SELECT series, value, family, low, high, first, last, first_row_id, row_id, rows, years
    FROM by_value
    ANTI JOIN unsigned USING (series)
    UNION ALL
    SELECT
        series, coalesce(signed_value, value) AS told, any_value(family), any_value(low), any_value(high), min(first),
        max(last), arg_min(first_row_id, first), arg_max(row_id, last), sum(rows), bit_or(years)
    FROM (FROM by_value SEMI JOIN unsigned USING (series))
    LEFT JOIN unsigned USING (series, value)
    GROUP BY series, told
),
-- Most targets stand once in a year, and keep a value without a gap. Only the others must be put in order: of a target that
-- several tranches print the first is taken, and the same value twice in a year is one.
uneven AS MATERIALIZED (
    SELECT series
    FROM stayed
    GROUP BY series
    HAVING sum(rows) > bit_count(bit_or(years)) OR bool_or(last // 16 - first // 16 + 1 <> rows)
),
put_in_order AS MATERIALIZED (
    SELECT series, value, family, low, high, fiscal_year, min(row_id) AS row_id, arg_min(marks, row_id) AS marks
    FROM (
        SELECT printed.* REPLACE (coalesce(unsigned.signed_value, printed.value) AS value)
        FROM printed
        SEMI JOIN uneven USING (series)
        LEFT JOIN unsigned ON unsigned.series = printed.series AND unsigned.value = printed.value
        LEFT JOIN (FROM stored.budget WHERE tranche IS NOT NULL) AS budget
            ON budget.row_base + budget.row_no = printed.project_row_id
        QUALIFY dense_rank() OVER (PARTITION BY series, printed.fiscal_year ORDER BY budget.tranche NULLS FIRST) = 1
    )
    GROUP BY ALL
),
run AS MATERIALIZED (
    SELECT
        series, family, low, high, first // 16 AS first_year, first % 16 AS first_marks, last // 16 AS last_year,
        last % 16 AS last_marks, first_row_id, row_id
    FROM stayed
    ANTI JOIN uneven USING (series)
    UNION ALL
    SELECT
        series, family, low, high, min(fiscal_year), arg_min(marks, fiscal_year), max(fiscal_year),
        arg_max(marks, fiscal_year), arg_min(row_id, fiscal_year), arg_max(row_id, fiscal_year)
    FROM (
        SELECT *, fiscal_year - row_number() OVER (PARTITION BY series, value ORDER BY fiscal_year) AS start
        FROM put_in_order
    )
    GROUP BY series, family, low, high, value, start
),
-- Where a year prints several targets of one series, nobody can tell which of them was changed.
several AS (
    SELECT series, fiscal_year FROM put_in_order GROUP BY ALL HAVING count(*) > 1
),
follows AS (
    SELECT
        later.*,
        earlier.row_id AS before_row_id,
        earlier.low AS low_before,
        earlier.high AS high_before,
        earlier.last_marks AS marks_before
    FROM run AS later
    JOIN run AS earlier ON earlier.series = later.series AND earlier.last_year = later.first_year - 1
),
changed AS MATERIALIZED (
    FROM follows
    ANTI JOIN several AS this ON this.series = follows.series AND this.fiscal_year = follows.first_year
    ANTI JOIN several AS before ON before.series = follows.series AND before.fiscal_year = follows.first_year - 1
),
-- What was put into numbers at last, and what lost them: where each of the two years prints nothing else of the family.
mixed AS MATERIALIZED (
    SELECT *
    FROM run
    SEMI JOIN (SELECT family FROM run GROUP BY family HAVING count(low) BETWEEN 1 AND count(*) - 1) USING (family)
),
turned AS MATERIALIZED (
    SELECT
        later.*,
        earlier.row_id AS before_row_id,
        earlier.low AS low_before,
        earlier.high AS high_before,
        earlier.last_marks AS marks_before
    FROM mixed AS later
    JOIN mixed AS earlier ON earlier.family = later.family
        AND earlier.last_year = later.first_year - 1
        AND (earlier.low IS NULL) <> (later.low IS NULL)
    WHERE NOT EXISTS (
        FROM mixed AS other
        WHERE other.family = later.family
            AND other.row_id <> later.row_id
            AND other.row_id <> earlier.row_id
            AND other.first_year <= later.first_year
            AND other.last_year >= later.first_year - 1
    )
),
told AS (
    FROM changed
    UNION ALL BY NAME
    FROM turned ANTI JOIN changed USING (row_id)
    UNION ALL BY NAME
    FROM run
    ANTI JOIN changed USING (row_id)
    ANTI JOIN turned USING (row_id)
    WHERE last_year > first_year
),
-- 1 is 正向 (more is better), 2 反向.
directed AS (
    SELECT *, nullif(first_marks // 2 % 4, 0) AS direction, nullif(marks_before // 2 % 4, 0) AS direction_before FROM told
)
-- A target that lost its sign is still held against what it was: ≥120 people, then 100, are fewer. 零发生 says what 0 says.
SELECT
    last.row_base,
    last.row_no,
    row_base(told.first_row_id) AS first_row_base,
    row_no(told.first_row_id)::INTEGER AS first_row_no,
    row_base(told.before_row_id) AS before_row_base,
    row_no(told.before_row_id)::INTEGER AS before_row_no,
    last.department_id,
    project.project_serial,
    told.first_year,
    told.last_year,
    CASE
        WHEN told.before_row_id IS NULL THEN NULL
        WHEN told.first_marks >= 8 AND told.marks_before >= 8 AND (told.low IS NULL OR told.low_before IS NULL) THEN 'other'
        WHEN told.low_before IS NULL AND told.low IS NOT NULL THEN 'quantified'
        WHEN told.low IS NULL AND told.low_before IS NOT NULL THEN 'vague'
        WHEN told.direction <> told.direction_before THEN 'other'
        WHEN coalesce(told.direction, told.direction_before) = 1 AND told.low < told.low_before THEN 'eased'
        WHEN coalesce(told.direction, told.direction_before) = 2 AND told.high > told.high_before THEN 'eased'
        WHEN coalesce(told.direction, told.direction_before) = 1 AND told.low > told.low_before THEN 'raised'
        WHEN coalesce(told.direction, told.direction_before) = 2 AND told.high < told.high_before THEN 'raised'
        ELSE 'other'
    END AS change,
    told.low IS NULL AS is_words,
    told.first_marks % 2 = 1 AS is_at_limit
FROM directed AS told
JOIN stored.target AS last ON last.row_base + last.row_no = told.row_id
JOIN stored.project AS project ON project.project_id = last.project_id
ORDER BY last.document_serial, told.first_year, last.row_no
