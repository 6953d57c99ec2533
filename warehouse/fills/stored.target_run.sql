WITH wording AS (
    SELECT
        wording.wording_serial,
        wording.direction,
        unit.factor,
        unit.name = '%' AS is_percent
    FROM stored.target_wording AS wording
    JOIN dim_measure_unit AS unit ON unit.measure_unit_id = wording.measure_unit_id
),
value AS (
    SELECT
        value_serial,
        value_low AS low,
        coalesce(value_high, value_low) AS high,
        coalesce(value_low = 0 OR regexp_matches(value_text, '^(?:零|无|未发生|不发生|没有)'), false) AS is_none
    FROM stored.target_value
    WHERE value_low IS NOT NULL OR value_text IS NOT NULL
),
printed AS MATERIALIZED (FROM target_series),
by_value AS MATERIALIZED (
    SELECT
        series,
        value,
        any_value(family) AS family,
        any_value(numbers) AS numbers,
        bool_or(is_words) AS is_words,
        bool_or(is_unsigned) AS is_unsigned,
        min(fiscal_year) AS first_year,
        max(fiscal_year) AS last_year,
        arg_min(row_id, fiscal_year) AS first_row_id,
        arg_max(row_id, fiscal_year) AS row_id,
        count(*) AS rows,
        bit_or(1::BIGINT << fiscal_year % 60) AS years
    FROM printed
    GROUP BY series, value
),
-- A form that leaves out comparators changes no target: 95 % is the ≥95 % of other years, where these print one sign for it.
unsigned AS MATERIALIZED (
    SELECT bare.series, bare.value, any_value(signed.value) AS signed_value
    FROM (FROM by_value WHERE is_unsigned) AS bare
    JOIN (FROM by_value WHERE NOT is_unsigned) AS signed USING (series, numbers)
    GROUP BY bare.series, bare.value
    HAVING count(*) = 1
),
stayed AS NOT MATERIALIZED (
    SELECT series, value, family, is_words, first_year, last_year, first_row_id, row_id, rows, years
    FROM by_value
    ANTI JOIN unsigned USING (series)
    UNION ALL
    SELECT
        series, coalesce(signed_value, value) AS told, any_value(family), bool_or(is_words), min(first_year), max(last_year),
        arg_min(first_row_id, first_year), arg_max(row_id, last_year), sum(rows), bit_or(years)
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
    HAVING sum(rows) > bit_count(bit_or(years)) OR bool_or(last_year - first_year + 1 <> rows)
),
put_in_order AS MATERIALIZED (
    SELECT series, value, family, is_words, fiscal_year, min(row_id) AS row_id
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
    SELECT series, family, is_words, first_year, last_year, first_row_id, row_id FROM stayed ANTI JOIN uneven USING (series)
    UNION ALL
    SELECT
        series, family, is_words, min(fiscal_year), max(fiscal_year), arg_min(row_id, fiscal_year),
        arg_max(row_id, fiscal_year)
    FROM (
        SELECT *, fiscal_year - row_number() OVER (PARTITION BY series, value ORDER BY fiscal_year) AS start
        FROM put_in_order
    )
    GROUP BY series, family, is_words, value, start
),
-- Where a year prints several targets of one series, nobody can tell which of them was changed.
several AS (
    SELECT series, fiscal_year FROM put_in_order GROUP BY ALL HAVING count(*) > 1
),
follows AS (
    SELECT later.*, earlier.row_id AS before_row_id
    FROM run AS later
    JOIN run AS earlier ON earlier.series = later.series AND earlier.last_year = later.first_year - 1
),
changed AS (
    SELECT follows.first_year, follows.last_year, follows.first_row_id, follows.row_id, follows.before_row_id
    FROM follows
    ANTI JOIN several AS this ON this.series = follows.series AND this.fiscal_year = follows.first_year
    ANTI JOIN several AS before ON before.series = follows.series AND before.fiscal_year = follows.first_year - 1
),
-- What was put into numbers at last, and what lost them: where each of the two years prints nothing else of the family.
mixed AS MATERIALIZED (
    SELECT *
    FROM run
    SEMI JOIN (SELECT family FROM run GROUP BY family HAVING bool_or(is_words) AND NOT bool_and(is_words)) USING (family)
),
turned AS (
    SELECT later.first_year, later.last_year, later.first_row_id, later.row_id, earlier.row_id AS before_row_id
    FROM mixed AS later
    JOIN mixed AS earlier ON earlier.family = later.family
        AND earlier.last_year = later.first_year - 1
        AND earlier.is_words <> later.is_words
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
    SELECT * FROM changed
    UNION ALL
    SELECT * FROM turned ANTI JOIN changed USING (row_id)
    UNION ALL
    SELECT first_year, last_year, first_row_id, row_id, NULL
    FROM run
    ANTI JOIN changed USING (row_id)
    ANTI JOIN turned USING (row_id)
    WHERE last_year > first_year
)
-- A target that lost its sign is still held against what it was: ≥120 people, then 100, are fewer. 零发生 says what 0 says.
SELECT
    last.row_base,
    last.row_no,
    first.row_base AS first_row_base,
    first.row_no AS first_row_no,
    before.row_base AS before_row_base,
    before.row_no AS before_row_no,
    last.department_id,
    project.project_serial,
    told.first_year,
    told.last_year,
    CASE
        WHEN before.row_no IS NULL THEN NULL
        WHEN this.is_none AND that.is_none AND (this.low IS NULL OR that.low IS NULL) THEN 'other'
        WHEN that.low IS NULL AND this.low IS NOT NULL THEN 'quantified'
        WHEN this.low IS NULL AND that.low IS NOT NULL THEN 'vague'
        WHEN now.direction <> earlier.direction THEN 'other'
        WHEN coalesce(now.direction, earlier.direction) = '正向' AND in_base(this.low, now.factor) < in_base(that.low, earlier.factor) THEN 'eased'
        WHEN coalesce(now.direction, earlier.direction) = '反向' AND in_base(this.high, now.factor) > in_base(that.high, earlier.factor) THEN 'eased'
        WHEN coalesce(now.direction, earlier.direction) = '正向' AND in_base(this.low, now.factor) > in_base(that.low, earlier.factor) THEN 'raised'
        WHEN coalesce(now.direction, earlier.direction) = '反向' AND in_base(this.high, now.factor) < in_base(that.high, earlier.factor) THEN 'raised'
        ELSE 'other'
    END AS change,
    this.low IS NULL AS is_words,
    coalesce(this.low = 0 OR (now.is_percent AND this.low >= parameter('Q04.saturated_percent')), false) AS is_at_limit
FROM told
JOIN stored.target AS last ON last.row_base + last.row_no = told.row_id
JOIN stored.project AS project ON project.project_id = last.project_id
JOIN stored.target AS first ON first.row_base + first.row_no = told.first_row_id
JOIN wording AS now ON now.wording_serial = first.wording_serial
JOIN value AS this ON this.value_serial = first.value_serial
LEFT JOIN stored.target AS before ON before.row_base + before.row_no = told.before_row_id
LEFT JOIN wording AS earlier ON earlier.wording_serial = before.wording_serial
LEFT JOIN value AS that ON that.value_serial = before.value_serial
ORDER BY last.document_serial, told.first_year, last.row_no
