-- title: Neighbours and overlaps of one landscape
-- question: Which other landscapes does it lie in, hold or overlap, as sources say?
-- grain: one row per related landscape
-- topic: landscapes
-- source: landscape_relation
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
with
wanted as (
    select landscape_id from landscape_alias where alias_id = $landscape_id
),

both_ways as (
    select landscape_id as alias_id, other_landscape_id as other_alias_id, relation_code, reason
    from landscape_relation
    union all
    select
        other_landscape_id,
        landscape_id,
        case relation_code when 'inside' then 'contains' else relation_code end,
        reason
    from landscape_relation
)

select distinct
    other.landscape_id as other_landscape_id,
    landscape_card.landscape_name as other_landscape_name,
    both_ways.relation_code,
    both_ways.reason
from both_ways
join landscape_alias as own on own.alias_id = both_ways.alias_id
join wanted on wanted.landscape_id = own.landscape_id
join landscape_alias as other on other.alias_id = both_ways.other_alias_id
join landscape_card on landscape_card.landscape_id = other.landscape_id
where
    other.landscape_id != own.landscape_id
    and landscape_card.consent_level_code != 'aggregate_only'
order by both_ways.relation_code, landscape_card.landscape_name
