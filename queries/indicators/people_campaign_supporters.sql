-- title: Supporters of campaigns
-- question: How many people support the joint campaigns?
-- why: Says how far the shared message is heard.
-- unit: people
-- grain: one row per campaign that states its supporters
-- rollup: gross_sum
-- kind: flow
-- better: higher
-- topic: teams
-- source: campaign
-- method: Signatories or supporters as each campaign states, added up. Who supports two counts
--   twice.
-- limits: Campaigns that state no number are not in the sum.
select
    null::varchar as landscape_id,
    null::varchar as country_code,
    coalesce(campaign.started_on, warehouse.as_of) as "on",
    campaign.supporters::double as value,
    null::double as numerator,
    null::double as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from campaign
cross join warehouse
where campaign.supporters is not null
