-- title: What can be filtered by
-- question: Which countries, regions, networks, funders and stages have landscapes?
-- grain: one row per filter and value
-- topic: data
-- source: landscape, finance, participation
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
with
pairs as (
    select 'countries' as filter_name, country_code as option_code, landscape_id
    from landscape_country
    union all
    select distinct 'regions', country.region_name, landscape_country.landscape_id
    from landscape_country
    join country on country.country_code = landscape_country.country_code
    where country.region_name is not null
    union all
    select 'networks', network_name, landscape_id from landscape_network
    union all
    select 'funders', funder_name, landscape_id from landscape_funder
    union all
    select 'stages', stage_code, landscape_id
    from landscape_stage
    where
        min_tier = 0
        and landscape_id not in (
            select landscape_id from breakdown_left_out where breakdown_code = 'stage'
        )
),

every_option as (
    select filter_name, option_code, count(distinct landscape_id) as landscapes
    from pairs
    group by filter_name, option_code
    union all
    select 'countries', country_code, 0
    from country
    where country_code not in (select country_code from landscape_country)
    union all
    select 'stages', stage_code, 0
    from stage
    where stage_code not in (select option_code from pairs where filter_name = 'stages')
)

select
    every_option.filter_name,
    every_option.option_code,
    coalesce(country.name_en, every_option.option_code) as option_name,
    every_option.landscapes
from every_option
left join country
    on every_option.filter_name = 'countries' and country.country_code = every_option.option_code
left join stage
    on every_option.filter_name = 'stages' and stage.stage_code = every_option.option_code
order by every_option.filter_name, stage.stage_rank, option_name
