-- title: Selected landscapes with a stated population and no cells
-- grain: one row per landscape
-- unit: people
-- method: Populations stated on the evidence asked for. A landscape in several countries belongs
--   to the row "several", one whose countries are not stated to the row "none".
select
    selected_landscape.landscape_id,
    selected_landscape.scope_code,
    selected_landscape.is_counted,
    stated.population as population_stated,
    selected_landscape.country_codes,
    case len(selected_landscape.country_codes)
        when 0 then 'none'
        when 1 then selected_landscape.country_codes[1]
        else 'several'
    end as country_code
from selected_landscape
join landscape_extent on landscape_extent.landscape_id = selected_landscape.landscape_id
join landscape_stated_by_tier as stated
    on stated.landscape_id = selected_landscape.landscape_id and stated.min_tier = $min_tier
where
    stated.population is not null
    and landscape_extent.people_method_code in ('none', 'sea')
