-- title: Selected landscapes with a stated population and no cells
-- grain: one row per landscape
-- unit: people
-- method: A landscape in several countries belongs to the row "several", one whose countries are
--   not stated to the row "none".
select
    selected_landscape.landscape_id,
    selected_landscape.scope_code,
    selected_landscape.is_counted,
    landscape_card.population_stated,
    selected_landscape.country_codes,
    case len(selected_landscape.country_codes)
        when 0 then 'none'
        when 1 then selected_landscape.country_codes[1]
        else 'several'
    end as country_code
from selected_landscape
join landscape_card on landscape_card.landscape_id = selected_landscape.landscape_id
where
    landscape_card.population_stated is not null
    and landscape_card.people_method_code in ('stated', 'sea')
