-- title: Area and population of each landscape as its sources state them
-- grain: one row per landscape
-- method: Reported values in hectares or people. The latest dated value holds; of undated or
--   equally late ones the smallest, so that a conflict never makes a landscape larger.
--   The source's qualifier (about, more than) goes with the value that holds. Different values
--   are a conflict and both stay in the record.
with
candidates as (
    select landscape_id, measure_code, value, qualifier, "on"
    from observation_known
    cross join warehouse
    where
        is_of_landscape
        and value_type_code in ('reported', 'estimated')
        and ((measure_code = 'AREA' and unit_name = 'ha')
            or (measure_code = 'POP' and unit_name = 'people'))
        and disaggregation is null
        and value > 0
        and ("on" is null or year("on") <= year(warehouse.as_of))
),

chosen as (
    select
        landscape_id,
        measure_code,
        arg_min(
            struct_pack(value := value, qualifier := qualifier),
            (-coalesce(epoch("on"), -1e12), value, qualifier is null, qualifier)
        ) as stated,
        max("on") as "on",
        count(distinct value) > 1 as is_conflicting
    from candidates
    group by landscape_id, measure_code
)

select
    landscape_id,
    max(stated.value) filter (measure_code = 'AREA') as area_ha,
    max(stated.qualifier) filter (measure_code = 'AREA') as area_qualifier,
    max("on") filter (measure_code = 'AREA') as area_on,
    coalesce(bool_or(is_conflicting) filter (measure_code = 'AREA'), false) as area_is_conflicting,
    max(stated.value) filter (measure_code = 'POP')::bigint as population,
    max(stated.qualifier) filter (measure_code = 'POP') as population_qualifier,
    max("on") filter (measure_code = 'POP') as population_on,
    coalesce(bool_or(is_conflicting) filter (measure_code = 'POP'), false)
        as population_is_conflicting
from chosen
group by landscape_id
