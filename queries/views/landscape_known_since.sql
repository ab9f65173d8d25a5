-- title: Since when anything dated is known of each landscape
-- grain: one row per minimum tier and landscape with a dated output up to the day of the build
select
    tier.tier as min_tier,
    stage_evidence.landscape_id,
    min(stage_evidence.occurred_on) as first_on
from stage_evidence
cross join warehouse
join tier on stage_evidence.tier >= tier.tier
where stage_evidence.evidence_kind = 'output' and stage_evidence.occurred_on <= warehouse.as_of
group by tier.tier, stage_evidence.landscape_id
