-- title: One country
-- question: What does the record hold for this country?
-- grain: one row, none when the country is unknown
-- topic: countries
-- source: landscape, output_event, finance, population grid, country_population
-- method: The figures are those of every page with the country as filter. Finance is that of
--   the landscapes in the country, whole, even where they cross its borders.
-- ignores: in_scope, countries, networks, funders, stages, regions
with
money as (
    select
        coalesce(
            sum(amount_usd) filter (
                finance_stage_code = 'committed' and value_type_code = 'reported'
            ), 0
        )::bigint as finance_committed_usd,
        coalesce(
            sum(amount_usd) filter (
                finance_stage_code = 'disbursed' and value_type_code = 'reported'
            ), 0
        )::bigint as finance_disbursed_usd
    from finance_leaf
    join landscape_country on landscape_country.landscape_id = finance_leaf.landscape_id
    where landscape_country.country_code = $country and finance_leaf.tier >= $min_tier
),

landscapes as (
    select
        count(*) as landscapes,
        count(*) filter (landscape_counted.scope_code = 'in_scope') as landscapes_in_scope,
        count(*) filter (landscape_counted.scope_code = 'listed') as landscapes_listed,
        count(*) filter (
            landscape_counted.scope_code = 'in_scope' and landscape_stage.stage_rank >= 1
        ) as landscapes_forming,
        count(*) filter (
            landscape_counted.scope_code = 'in_scope' and landscape_stage.stage_rank >= 2
        ) as landscapes_active,
        count(*) filter (
            landscape_counted.scope_code = 'in_scope' and landscape_stage.is_counted
        ) as landscapes_empowered,
        count(*) filter (len(landscape_counted.country_codes) > 1)
            as landscapes_crossing_borders,
        count(*) filter (
            landscape_extent.extent_kind_code is not null
            and landscape_extent.people_method_code != 'stand_in'
        ) as landscapes_mapped
    from landscape_counted
    left join landscape_extent
        on landscape_extent.landscape_id = landscape_counted.landscape_id
    join landscape_stage
        on landscape_stage.landscape_id = landscape_counted.landscape_id
        and landscape_stage.min_tier = $min_tier
    where list_contains(landscape_counted.country_codes, $country)
),

cells as (
    select
        counted_cell.h3,
        any_value(counted_cell.parts_per_child)::hugeint as parts_per_child,
        sum(bit_count(counted_cell.mask)) as children_gross,
        bit_count(bit_or(counted_cell.mask)) as children_unique,
        coalesce(
            bit_count(
                bit_or(counted_cell.mask) filter (
                    landscape_counted.scope_code = 'in_scope' and landscape_stage.is_counted
                )
            ), 0
        ) as children_counted
    from counted_cell
    join landscape_counted on landscape_counted.landscape_id = counted_cell.landscape_id
    join landscape_stage
        on landscape_stage.landscape_id = counted_cell.landscape_id
        and landscape_stage.min_tier = $min_tier
    where counted_cell.country_code = $country
    group by counted_cell.h3
),

people as (
    select
        coalesce(round(sum(parts_per_child * children_gross) / 2009), 0)::bigint
            as residents_gross,
        coalesce(round(sum(parts_per_child * children_unique) / 2009), 0)::bigint
            as residents_unique,
        coalesce(round(sum(parts_per_child * children_counted) / 2009), 0)::bigint
            as people_unique
    from cells
),

partners as (
    select count(distinct participation.organisation_id) as organisations
    from participation
    join landscape_alias on landscape_alias.alias_id = participation.landscape_id
    join landscape_country on landscape_country.landscape_id = landscape_alias.landscape_id
    where landscape_country.country_code = $country
),

policies as (
    select count(*) as policies from policy where country_code = $country
)

select
    country.country_code,
    country.name_en as country_name,
    country.name_es,
    country.name_fr,
    country.name_pt,
    country.region_name,
    country.subregion_name,
    country_population.population as population_national,
    country_population.year as population_year,
    landscapes.landscapes,
    landscapes.landscapes_in_scope,
    landscapes.landscapes_listed,
    landscapes.landscapes_forming,
    landscapes.landscapes_active,
    landscapes.landscapes_empowered,
    landscapes.landscapes_crossing_borders,
    landscapes.landscapes_mapped,
    people.residents_unique,
    people.residents_gross,
    people.residents_gross - people.residents_unique as residents_overlap,
    people.people_unique,
    partners.organisations,
    policies.policies,
    money.finance_committed_usd,
    money.finance_disbursed_usd,
    country_extent.west,
    country_extent.south,
    country_extent.east,
    country_extent.north,
    warehouse.as_of,
    warehouse.grid_name as grid,
    warehouse.grid_is_modelled
from country
cross join landscapes
cross join people
cross join partners
cross join policies
cross join money
cross join warehouse
left join country_extent on country_extent.country_code = country.country_code
left join country_population
    on country_population.country_code = country.country_code
    and country_population.year = warehouse.grid_year
where country.country_code = $country
