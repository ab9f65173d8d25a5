-- title: Policies since a national coalition began
-- question: How many policies moved in countries with a national coalition since it began?
-- why: National coalitions speak to governments with one voice.
-- unit: policies
-- grain: one row per policy
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: teams
-- source: policy, national_coalition
-- method: Policies dated on or after the day on which the first national coalition of their
--   country began.
-- limits: Policies of totals and platforms are left out, and undated ones. Together in time,
--   not cause and effect.
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
join (
    select country_code, min(started_on) as started_on
    from national_coalition
    group by country_code
) as coalition
    on coalition.country_code = policy_placed.country_code_given
    and coalition.started_on <= policy_placed.occurred_on
cross join warehouse
where not policy_placed.is_of_total
