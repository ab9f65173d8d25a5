-- title: Stated against modelled population
-- question: Where do a landscape's stated people and those of the grid differ by more than a
--   factor of two?
-- grain: one row per landscape with both figures
-- unit: people
-- topic: quality
-- source: observation, boundary, population grid
-- method: Stated over modelled residents of the landscape's own extent; outside the two
--   settings it is flagged. Both figures are kept.
with
settings as (
    select
        max(value) filter (setting_name = 'ratio_stated_modelled_low') as low,
        max(value) filter (setting_name = 'ratio_stated_modelled_high') as high
    from setting
)

select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.country_names,
    landscape_card.extent_kind_code,
    landscape_card.population_stated,
    landscape_card.residents as residents_modelled,
    landscape_card.population_stated / landscape_card.residents as ratio,
    ratio < settings.low or ratio > settings.high as is_flagged
from selected_landscape
join landscape_card_asked as landscape_card
    on landscape_card.landscape_id = selected_landscape.landscape_id
cross join settings
where
    landscape_card.population_stated > 0
    and landscape_card.residents > 0
    and landscape_card.consent_level_code != 'aggregate_only'
order by is_flagged desc, abs(ln(ratio)) desc, landscape_card.landscape_id
