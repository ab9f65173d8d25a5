-- title: Area and population of each landscape as its sources state them, for every minimum tier
--   of evidence
-- grain: one row per minimum tier and landscape that states one
-- method: Reported values in hectares or people. The latest dated value holds; of undated or
--   equally late ones the smallest, so that a conflict never makes a landscape larger.
--   The source's qualifier (about, more than) goes with the value that holds, and so does its
--   tier. Different values are a conflict and both stay in the record.
with
candidates as (
    select
        asked.tier as min_tier,
        observation_known.landscape_id,
        observation_known.measure_code,
        observation_known.value,
        observation_known.qualifier,
        observation_known.tier,
        observation_known."on"
    from observation_known
    cross join warehouse
    join tier as asked on observation_known.tier >= asked.tier
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
        min_tier,
        landscape_id,
        measure_code,
        arg_min(
            struct_pack(value := value, qualifier := qualifier, tier := tier),
            (-coalesce(epoch("on"), -1e12), value, qualifier is null, qualifier, -tier)
        ) as stated,
        max("on") as "on",
        count(distinct value) > 1 as is_conflicting
    from candidates
    group by min_tier, landscape_id, measure_code
)

select
    min_tier,
    landscape_id,
    max(stated.value) filter (measure_code = 'AREA') as area_ha,
    max(stated.qualifier) filter (measure_code = 'AREA') as area_qualifier,
    max(stated.tier) filter (measure_code = 'AREA') as area_tier,
    max("on") filter (measure_code = 'AREA') as area_on,
    coalesce(bool_or(is_conflicting) filter (measure_code = 'AREA'), false) as area_is_conflicting,
    max(stated.value) filter (measure_code = 'POP')::bigint as population,
    max(stated.qualifier) filter (measure_code = 'POP') as population_qualifier,
    max("on") filter (measure_code = 'POP') as population_on,
    coalesce(bool_or(is_conflicting) filter (measure_code = 'POP'), false)
        as population_is_conflicting
from chosen
group by min_tier, landscape_id
