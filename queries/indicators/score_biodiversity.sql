-- title: Biodiversity index
-- question: How does life fare, on each landscape's own index with its first year as 100?
-- why: Trees alone are no forest; what lives in it tells.
-- unit: index, first year = 100
-- grain: one row per landscape, group and period
-- rollup: median
-- kind: ratio
-- better: higher
-- topic: natural
-- standards: IRIS+ PI7728, SDG 15.5.1 (unconfirmed), LandScale species
-- source: observation, measure
-- method: Latest reported value of each landscape, carried at most 36 months; the middle one is
--   shown, never a sum or mean.
-- limits: Each landscape builds its own index; levels cannot be compared, directions can.
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
where measure_code = 'N09'
