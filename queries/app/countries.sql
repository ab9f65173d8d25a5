-- title: Countries
-- question: Where do landscape partnerships work?
-- grain: one row per country with a landscape or with residents of one
-- topic: countries
-- shows: country_name, landscapes, landscapes_in_scope, landscapes_empowered, residents_unique
-- source: landscape, population grid
-- method: Landscapes where their sources place them; residents where the cells lie.
with
landscapes as (
    select
        landscape_country.country_code,
        count(*) as landscapes,
        count(*) filter (selected_landscape.scope_code = 'in_scope') as landscapes_in_scope,
        count(*) filter (
            selected_landscape.scope_code = 'in_scope' and selected_landscape.is_counted
        ) as landscapes_empowered
    from selected_landscape
    join landscape_country on landscape_country.landscape_id = selected_landscape.landscape_id
    join wanted_country on wanted_country.country_code = landscape_country.country_code
    group by landscape_country.country_code
),

organisations as (
    select landscape_country.country_code, count(distinct participation.organisation_id)
        as organisations
    from selected_landscape
    join landscape_alias on landscape_alias.landscape_id = selected_landscape.landscape_id
    join participation on participation.landscape_id = landscape_alias.alias_id
    join landscape_country on landscape_country.landscape_id = selected_landscape.landscape_id
    group by landscape_country.country_code
)

select
    country.country_code,
    country.name_en as country_name,
    country.region_name,
    coalesce(landscapes.landscapes, 0) as landscapes,
    coalesce(landscapes.landscapes_in_scope, 0) as landscapes_in_scope,
    coalesce(landscapes.landscapes_empowered, 0) as landscapes_empowered,
    coalesce(people_by_country_exact.residents_unique, 0) as residents_unique,
    coalesce(organisations.organisations, 0) as organisations
from country
left join landscapes on landscapes.country_code = country.country_code
left join people_by_country_exact
    on people_by_country_exact.country_code = country.country_code
left join organisations on organisations.country_code = country.country_code
where landscapes.landscapes > 0 or people_by_country_exact.residents_unique > 0
order by country.name_en
