-- title: Policies and learning of one landscape
-- question: Which policies and learning products concern this landscape?
-- grain: one row per policy or learning product
-- topic: coalition
-- source: policy, learning
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: title, paper_kind_code, occurred_on_as_given, source_title
select
    policy.policy_id as paper_id,
    policy.title,
    policy.policy_stage_code as paper_kind_code,
    policy.level_name,
    policy.occurred_on,
    policy.occurred_on_as_given,
    source.title as source_title,
    source.url as source_url,
    policy.note
from policy
join landscape_wanted on landscape_wanted.alias_id = policy.landscape_id
left join source on source.source_id = policy.source_id
union all by name
select
    learning.learning_id as paper_id,
    learning.title,
    learning.learning_kind_code as paper_kind_code,
    learning.published_on as occurred_on,
    learning.published_on_as_given as occurred_on_as_given,
    source.title as source_title,
    source.url as source_url
from learning
join landscape_wanted on landscape_wanted.alias_id = learning.landscape_id
left join source on source.source_id = learning.source_id
order by occurred_on desc nulls last, paper_id
