-- title: What lists show of each landscape, on the evidence asked for
-- grain: one row per landscape
-- method: Stated area and population, and how recent the evidence is, rest on statements and
--   outputs of the minimum tier; what rests on no tier is as in landscape_card.
select
    landscape_card.* replace (
        case
            when landscape_card.people_method_code not in ('none', 'stated')
                then landscape_card.people_method_code
            when stated.population is null then 'none'
            else 'stated'
        end as people_method_code,
        stated.population as population_stated,
        stated.population_qualifier as population_stated_qualifier,
        stated.population_is_conflicting as population_is_conflicting,
        stated.area_ha as area_ha,
        stated.area_qualifier as area_ha_qualifier,
        stated.area_is_conflicting as area_is_conflicting,
        evidence.last_evidence_on as last_evidence_on,
        evidence.freshness_code as freshness_code,
        evidence.freshness_code = 'stale' as is_stale
    )
from landscape_card
left join landscape_stated_by_tier as stated
    on stated.landscape_id = landscape_card.landscape_id and stated.min_tier = $min_tier
left join landscape_evidence_by_tier as evidence
    on evidence.landscape_id = landscape_card.landscape_id and evidence.min_tier = $min_tier
