-- Who publishes: counties, thirty departments in each, and three units in each department. `asked` says how many.

-- A number from 0 to below `below` that looks random and is the same on every run.
CREATE MACRO chance(a, b, salt, below) AS (hash(a::BIGINT, b::BIGINT, salt::BIGINT) % below)::BIGINT;

CREATE MACRO made_id(kind, a, b, c) AS (md5_number_lower(kind || ' ' || a || ' ' || b || ' ' || c) >> 1)::BIGINT;

CREATE MACRO picked(words, a, b, salt) AS words[1 + chance(a, b, salt, len(words))];

CREATE TABLE region AS
SELECT
    number AS region_no,
    made_id('region', number, 0, 0) AS region_id,
    (990101 + number)::VARCHAR || '000' AS region_code,
    ['青', '岚', '澄', '晏', '柏', '沅', '砚', '霁', '溪', '棠'][1 + number % 10]
        || ['禾', '川', '陵', '浦', '岭', '泽', '桥', '原', '屏', '坪'][1 + number // 10 % 10]
        || ['县', '市', '区'][1 + number // 100 % 3] AS region_name
FROM range((SELECT greatest(1, departments // 30) FROM asked)) AS counted(number);

CREATE TABLE department AS
SELECT
    number AS department_no,
    made_id('department', number, 0, 0) AS department_id,
    region_id,
    region_code,
    region_name,
    (301 + number // (SELECT count(*) FROM region))::VARCHAR AS department_code,
    region_name || ['教育局', '财政局', '农业农村局', '水利局', '交通运输局', '卫生健康局', '民政局', '人社局', '林业局', '应急局'][
        1 + number // (SELECT count(*) FROM region) % 10
    ] || ['', '（二）', '（三）'][1 + number // (SELECT count(*) FROM region) // 10 % 3] AS department_name
FROM range((SELECT departments FROM asked)) AS counted(number)
JOIN region ON region_no = number % (SELECT count(*) FROM region);

CREATE TABLE unit AS
SELECT
    department.*,
    unit_no,
    made_id('unit', department_no, unit_no, 0) AS unit_id,
    department_code || lpad((unit_no + 1)::VARCHAR, 3, '0') AS unit_code,
    department_name || ['', '服务中心', '事务中心'][1 + unit_no] AS unit_name
FROM department
CROSS JOIN range(3) AS counted(unit_no);

-- A budget document a department and year; one department in so many as `asked` says evaluates each of its years.
CREATE TABLE document AS
SELECT
    department.*,
    year AS fiscal_year,
    stage,
    (year * bundles + department_no % bundles)::INTEGER AS bundle,
    sha256(if(stage = 'target', 'document ', 'evaluation ') || department_no || ' ' || year) AS document_id
FROM department
CROSS JOIN range((SELECT 2026 - years FROM asked), 2026) AS counted(year)
CROSS JOIN (VALUES ('target'), ('evaluation')) AS staged(stage)
CROSS JOIN asked
WHERE stage = 'target' OR department_no % departments_an_evaluation = 0;
