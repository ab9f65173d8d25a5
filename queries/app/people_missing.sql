-- title: Landscapes in scope that add nobody
-- question: Which landscapes count as landscapes but add no people, and why?
-- grain: one row per landscape
-- topic: people
-- source: landscape, boundary
-- method: Landscapes in scope without counted residents. The reason is the first that holds:
--   sea, a larger unit stands in, too small, only a stated population, place or people withheld
--   by the landscape, no place at all, nobody in the grid.
select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.country_names,
    selected_landscape.stage_code,
    case
        when landscape_card.people_method_code in ('grid', 'circle') then 'empty'
        else landscape_card.people_method_code
    end as reason_code,
    landscape_card.population_stated,
    landscape_people.residents as residents_at_most
from selected_landscape
join landscape_card_asked as landscape_card
    on landscape_card.landscape_id = selected_landscape.landscape_id
left join landscape_people
    on landscape_people.landscape_id = selected_landscape.landscape_id
    and landscape_people.people_method_code = 'stand_in'
where
    selected_landscape.scope_code = 'in_scope'
    and landscape_card.consent_level_code != 'aggregate_only'
    and (
        landscape_card.residents is null
        or landscape_card.people_method_code in ('stand_in', 'too_small', 'sea')
    )
order by
    selected_landscape.stage_rank desc,
    landscape_card.population_stated desc nulls last,
    landscape_card.landscape_id
