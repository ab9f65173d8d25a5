-- title: Jobs created or sustained
-- question: How many jobs, in full-time equivalents, were created or sustained?
-- why: Work is what lets people stay and care for the land.
-- unit: FTE
-- grain: one row per landscape, group and period
-- rollup: sum
-- kind: stock
-- better: higher
-- topic: social
-- core: yes
-- groups: sex, age, community
-- standards: TerraFund jobs, SDG 8.5.2 (unconfirmed), IRIS+ PI3687 (unconfirmed)
-- source: observation, measure
-- method: The latest reported value of each landscape, carried at most 36 months, added up.
-- limits: Only full-time equivalents are added; counts of jobs or livelihoods in other units are
--   not.
select
    landscape_id,
    null::varchar as country_code,
    "on",
    value,
    null::double as numerator,
    null::double as denominator,
    tier,
    tier_from,
    value_type_code as value_type,
    disaggregation
from observed
where measure_code = 'S03'
