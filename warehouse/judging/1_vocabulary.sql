-- What rules are judged by: words as macros, so that no rule's SQL holds a word of its own.
CREATE TEMP MACRO without(words, text) AS regexp_replace(text, getvariable('rule_words')[words], ' ', 'g');

-- A number as people write it, without the zeros behind its decimals.
CREATE TEMP MACRO plain(number) AS
    CASE
        WHEN number::VARCHAR NOT LIKE '%.%' THEN number::VARCHAR
        ELSE rtrim(rtrim(number::VARCHAR, '0'), '.')
    END;

CREATE TEMP MACRO told_target(symbol, low, high, words, unit) AS
    CASE
        WHEN low IS NULL THEN coalesce(words, '')
        ELSE coalesce(symbol, '') || plain(low) || coalesce('~' || plain(high), '') || coalesce(unit, '')
    END;

CREATE TEMP MACRO times(text, mark) AS length(text) - length(replace(text, mark, ''));

-- What is wrong with a text's brackets: NULL for nothing, mixed where each has a partner of the other width.
CREATE TEMP MACRO unbalanced_in(text) AS
    CASE
        WHEN NOT regexp_matches(text, '[()（）\[\]【】〔〕《》「」“”]') THEN NULL
        WHEN times(text, '(') + times(text, '（') <> times(text, ')') + times(text, '）')
            OR times(text, '[') <> times(text, ']')
            OR times(text, '【') <> times(text, '】')
            OR times(text, '〔') <> times(text, '〕')
            OR times(text, '《') <> times(text, '》')
            OR times(text, '「') <> times(text, '」')
            OR times(text, '“') <> times(text, '”') THEN 'unbalanced'
        WHEN times(text, '(') <> times(text, ')') THEN 'mixed'
    END;

-- Texts without brackets, and with plain pairs alone, are the most: they are told by one pattern each.
CREATE TEMP MACRO unbalanced(text) AS
    CASE
        WHEN NOT regexp_matches(text, '[()（）\[\]【】〔〕《》「」“”]') THEN NULL
        WHEN regexp_full_match(text, '[^()（）\[\]【】〔〕《》「」“”]*(?:(?:（[^()（）\[\]【】〔〕《》「」“”]*）|\([^()（）\[\]【】〔〕《》「」“”]*\)|“[^()（）\[\]【】〔〕《》「」“”]*”|《[^()（）\[\]【】〔〕《》「」“”]*》)[^()（）\[\]【】〔〕《》「」“”]*)+')
            THEN NULL
        ELSE unbalanced_in(without('enumerator', text))
    END;
