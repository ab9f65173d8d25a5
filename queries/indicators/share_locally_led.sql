-- title: Locally led landscapes
-- question: Which share of landscapes that name their lead is led by a local or Indigenous
--   organisation?
-- why: Whose landscape it is should show in who leads.
-- unit: %
-- grain: one row per landscape that names its lead or says that a community leads
-- rollup: weighted
-- kind: ratio
-- better: higher
-- topic: coalition
-- source: landscape, participation, organisation
-- method: Landscapes flagged as led by a community, or whose lead is an organisation of type
--   community, over landscapes where a lead is stated.
-- limits: Type of organisation was assigned by judgement; consent pending ("review") is not
--   counted as led.
with
leads as (
    select
        landscape_alias.landscape_id,
        bool_or(coalesce(organisation.organisation_type_code = 'community', false))
            as has_community_lead
    from participation
    join landscape_alias on landscape_alias.alias_id = participation.landscape_id
    join organisation on organisation.organisation_id = participation.organisation_id
    where participation.role_name in ('lead', 'lead partner', 'convener')
    group by landscape_alias.landscape_id
)

select
    landscape_counted.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    coalesce(
        landscape_counted.community_led_code = 'yes' or leads.has_community_lead, false
    )::double as value,
    value as numerator,
    1 as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_counted
cross join warehouse
left join leads on leads.landscape_id = landscape_counted.landscape_id
where
    leads.landscape_id is not null
    or landscape_counted.lead_name is not null
    or landscape_counted.community_led_code = 'yes'
