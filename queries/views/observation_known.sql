-- title: Every observation under the landscape it counts for, with the end of its period
-- grain: one row per observation, and one per area or population given with a landscape
-- method: An observation without an end is dated by its start; one dated after the day of the
--   build counts as of that day only if it is a target or projection.
with
given_with_landscape as (
    select
        landscape_id || ':area' as observation_id,
        landscape_id,
        'AREA' as measure_code,
        area_ha as value,
        'ha' as unit_name,
        area_year as year,
        source_id
    from landscape
    where area_ha is not null
    union all
    select
        landscape_id || ':population',
        landscape_id,
        'POP',
        population,
        'people',
        population_year,
        source_id
    from landscape
    where population is not null
),

every_row as (
    select
        observation_id,
        landscape_id,
        country_code,
        measure_code,
        measure_label,
        coalesce(period_end_on, period_start_on) as "on",
        coalesce(period_end_on_as_given, period_start_on_as_given) as on_as_given,
        period_start_on_as_given,
        period_start_on as start_on,
        value,
        denominator,
        unit_name,
        qualifier,
        value_type_code,
        disaggregation,
        tier,
        source_id,
        source_url,
        note
    from observation
    union all by name
    select
        observation_id,
        landscape_id,
        measure_code,
        make_date(year, 12, 31) as "on",
        year::varchar as on_as_given,
        value,
        unit_name,
        'reported' as value_type_code,
        1 as tier,
        source_id
    from given_with_landscape
)

select
    every_row.* exclude (landscape_id),
    coalesce(landscape_alias.landscape_id, every_row.landscape_id) as landscape_id,
    landscape.record_kind_code is not distinct from 'landscape' as is_of_landscape
from every_row
left join landscape on landscape.landscape_id = every_row.landscape_id
left join landscape_alias on landscape_alias.alias_id = every_row.landscape_id
