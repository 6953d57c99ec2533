-- key: kind, entity_id
-- volatile: first_release
-- fill: none, it is put together from what is stored
-- stored: id_registry
-- nullable: merged_into
-- label: name
CREATE VIEW id_registry AS
SELECT
    kind,
    entity_id,
    coalesce(leads_to, entity_id) AS leads_to,
    founding_key,
    coalesce(current_key, founding_key) AS current_key,
    name,
    rules_version,
    first_release,
    merged_into,
    rule,
    score,
    decided_by
FROM stored.id_registry;

COMMENT ON VIEW id_registry IS '曾经发布过的每个编号及其永久含义｜Every id that was ever published, and what it means for ever';
COMMENT ON COLUMN id_registry.kind IS '对象：indicator 指标、project 项目、unit 单位、department 部门｜What it names: indicator, project, unit or department';
COMMENT ON COLUMN id_registry.entity_id IS '编号｜Id';
COMMENT ON COLUMN id_registry.leads_to IS '现计入的编号；未归并时为自身｜Id that its rows are counted under now; itself where nothing was merged';
COMMENT ON COLUMN id_registry.founding_key IS '编号由何文本产生｜Text that the id was made of';
COMMENT ON COLUMN id_registry.current_key IS '按现行规则的同一文本｜The same text under the rules of today';
COMMENT ON COLUMN id_registry.name IS '首次发布时的名称｜Name when it was first published';
COMMENT ON COLUMN id_registry.rules_version IS '现行文本所依规则的版本｜Version of the rules that made the current text';
COMMENT ON COLUMN id_registry.first_release IS '首次发布的版本号｜Release that published it first';
COMMENT ON COLUMN id_registry.merged_into IS '已并入的编号｜Id that it was merged into';
COMMENT ON COLUMN id_registry.rule IS '依据：founded 为自身成立，其余为归并的依据｜founded where it stands for itself, else the rule that merged it';
COMMENT ON COLUMN id_registry.score IS '归并的把握；规则和人工决定为 1｜How sure the merger is: 1 for a rule or a decision';
COMMENT ON COLUMN id_registry.decided_by IS '由规则，或由人工决定的哪一行｜rule, or the line of the steward that decided it';
