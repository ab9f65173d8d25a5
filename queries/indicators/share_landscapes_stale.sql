-- title: Landscapes on stale evidence
-- question: Which share of landscapes with dated evidence has none newer than two years?
-- why: Old evidence still counts and may no longer be so.
-- unit: %
-- grain: one row per landscape with dated evidence and age that holds at some minimum
-- rollup: weighted
-- kind: ratio
-- better: lower
-- topic: evidence
-- source: output_event, observation
-- method: Landscapes whose latest dated output or reported value is older than the setting
--   stale_after, over landscapes with any. Stale evidence still counts.
--   The age is that of the evidence asked for; `tier` is the highest minimum at which it holds.
-- limits: Landscapes without dated evidence are left out; staleness counts them.
select
    evidence.landscape_id,
    null::varchar as country_code,
    warehouse.as_of as "on",
    (evidence.freshness_code = 'stale')::double as value,
    (evidence.freshness_code = 'stale')::double as numerator,
    1 as denominator,
    max(evidence.min_tier)::integer as tier,
    min(evidence.min_tier)::integer as tier_from,
    'reported' as value_type,
    null::varchar as disaggregation
from landscape_evidence_by_tier as evidence
cross join warehouse
where
    evidence.freshness_code in ('current', 'stale')
    and evidence.landscape_id not in (
        select landscape_id from breakdown_left_out where breakdown_code = 'age'
    )
group by evidence.landscape_id, evidence.freshness_code, warehouse.as_of
