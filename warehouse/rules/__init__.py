"""The rules that are judged in SQL, one file each: a query for the rows that break the rule or leave it undecided.

A rule returns `row_id` (or a place in a document) and what differs from the defaults of `judging/4_verdicts.sql`; its
header says what to do. Other rules are judged where documents are read and typed; all of them are listed in `dim_rule`.
"""
