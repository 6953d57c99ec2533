-- order: 11
-- title: Program
-- line: {kind} {name} {change}
SELECT kind, name, change FROM changed_program ORDER BY kind, name, change
