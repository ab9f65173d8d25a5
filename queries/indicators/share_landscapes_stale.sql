-- title: Landscapes on stale evidence
-- question: Which share of landscapes with dated evidence has none newer than two years?
-- why: Old evidence still counts and may no longer be so.
-- unit: %
-- grain: one row per landscape with dated evidence
-- rollup: weighted
-- kind: ratio
-- better: lower
-- topic: evidence
-- source: output_event, observation
-- method: Landscapes whose latest dated output or reported value is older than the setting
--   stale_after, over landscapes with any. Stale evidence still counts.
-- limits: Landscapes without dated evidence are left out; staleness counts them.
select
    landscape_evidence.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    (landscape_evidence.freshness_code = 'stale')::double as value,
    (landscape_evidence.freshness_code = 'stale')::double as numerator,
    1 as denominator,
    null::integer as tier,
    0 as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_evidence
cross join warehouse
where
    landscape_evidence.freshness_code in ('current', 'stale')
    and landscape_evidence.landscape_id not in (
        select landscape_id from breakdown_left_out where breakdown_code = 'age'
    )
