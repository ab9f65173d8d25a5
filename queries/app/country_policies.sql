-- title: Policies of one country, the furthest first
-- question: Which policies and programmes of this country take up landscape management?
-- grain: one row per policy
-- topic: coalition
-- source: policy
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: title, occurred_on, source_title
select
    policy.policy_id,
    policy.policy_stage_code,
    policy.title,
    policy.level_name,
    policy.occurred_on_as_given as occurred_on,
    source.title as source_title,
    source.url as source_url
from policy
left join source on source.source_id = policy.source_id
where policy.country_code = $country
order by
    list_position(
        ['implemented', 'adopted', 'published', 'launched', 'proposed'], policy.policy_stage_code
    ),
    policy.occurred_on desc nulls last,
    policy.policy_id
