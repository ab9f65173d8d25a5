-- title: Policies and programmes that take up landscape management
-- question: How many policies and government programmes take up integrated landscape
--   management?
-- why: Government programmes reach where no project does.
-- unit: policies
-- grain: one row per policy
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: policy
-- method: Policies and programmes at any stage from proposed to implemented, each counted once.
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
where not policy_placed.is_of_total
