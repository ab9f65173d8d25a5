-- title: Policies adopted or implemented
-- question: How many of the policies are adopted or implemented?
-- why: A policy counts for people once it is in force.
-- unit: policies
-- grain: one row per policy adopted or implemented
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: policy
-- method: Policies whose latest recorded stage is adopted or implemented.
-- limits: Policies of totals and platforms are left out. That the coalition moved a policy is
--   not claimed.
select
    policy_placed.landscape_id,
    policy_placed.country_code,
    warehouse.as_of as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from policy_placed
cross join warehouse
where
    policy_placed.policy_stage_code in ('adopted', 'implemented')
    and not policy_placed.is_of_total
