-- title: The fixes that would move the headline most
-- question: Which records, once mended, can move the headline, and by up to how much?
-- grain: one row per landscape and fix
-- unit: people
-- topic: quality
-- source: landscape, output_event, boundary, population grid
-- method: Each fix alone moves the headline by at most the figures shown: one landscape and its
--   own residents. Evidence: the outputs are there, self-reported. One short: one output would
--   bring it to the counted stage, however many conditions that output meets. Scope: a listed
--   landscape at the counted stage that the coalition confirms. Boundary: a counted landscape
--   without a map, at most twice what it states, or with a larger unit in its place, at most
--   that unit's people.
-- limits: A bound, not a forecast; where nothing is stated the people at stake are unknown.
with
landscapes as (
    select
        selected_landscape.landscape_id,
        selected_landscape.scope_code,
        selected_landscape.is_counted,
        landscape_card.landscape_name,
        array_to_string(landscape_card.country_codes, ';') as country_codes,
        landscape_card.country_names,
        landscape_card.people_method_code,
        landscape_card.population_stated,
        case
            when landscape_card.people_method_code in ('grid', 'circle')
                then coalesce(landscape_people.residents, 0)
            else 0
        end as residents,
        landscape_people.residents as residents_of_any_extent
    from selected_landscape
    join landscape_card_asked as landscape_card
        on landscape_card.landscape_id = selected_landscape.landscape_id
    left join landscape_people
        on landscape_people.landscape_id = selected_landscape.landscape_id
    where landscape_card.consent_level_code != 'aggregate_only'
),

fixes as (
    select
        landscapes.landscape_id,
        'evidence' as fix_code,
        null::bigint as element_code,
        1 as landscapes_at_stake,
        landscapes.residents as people_at_stake
    from landscapes
    join self_reported_landscape
        on self_reported_landscape.landscape_id = landscapes.landscape_id
        and self_reported_landscape.min_tier = $min_tier
    union all
    select
        landscapes.landscape_id,
        case when one_short.requires_agreement then 'agreement' else 'one_short' end,
        case when not one_short.requires_agreement then one_short.element_code end,
        1,
        landscapes.residents
    from landscapes
    join one_short
        on one_short.landscape_id = landscapes.landscape_id
        and one_short.min_tier = $min_tier
        and one_short.brings_to_goal
        and one_short.evidence_kind = 'output'
    left join self_reported_landscape
        on self_reported_landscape.landscape_id = landscapes.landscape_id
        and self_reported_landscape.min_tier = $min_tier
    where landscapes.scope_code = 'in_scope' and self_reported_landscape.landscape_id is null
    union all
    select landscape_id, 'scope', null, 1, residents
    from landscapes
    where scope_code = 'listed' and is_counted
    union all
    select
        landscape_id,
        'boundary',
        null,
        0,
        case
            when people_method_code = 'stand_in' then residents_of_any_extent
            else 2 * population_stated
        end
    from landscapes
    where
        scope_code = 'in_scope'
        and is_counted
        and people_method_code in ('none', 'stated', 'stand_in', 'too_small')
)

select
    landscapes.landscape_id,
    landscapes.landscape_name,
    landscapes.country_codes,
    landscapes.country_names,
    fixes.fix_code,
    fixes.element_code,
    fixes.landscapes_at_stake,
    fixes.people_at_stake::bigint as people_at_stake
from fixes
join landscapes on landscapes.landscape_id = fixes.landscape_id
order by
    fixes.people_at_stake desc nulls last,
    fixes.landscapes_at_stake desc,
    landscapes.landscape_id,
    fixes.fix_code
