-- title: Joint campaigns
-- question: How many joint campaigns has the coalition run?
-- why: A shared message carries further than many alone.
-- unit: campaigns
-- grain: one row per campaign
-- rollup: sum
-- kind: flow
-- better: higher
-- topic: teams
-- source: campaign
-- method: Campaigns that a source names, each counted once.
-- limits: A campaign belongs to no landscape or country.
select
    null::varchar as landscape_id,
    null::varchar as country_code,
    coalesce(campaign.started_on, warehouse.as_of) as "on",
    1 as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from campaign
cross join warehouse
