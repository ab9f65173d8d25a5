-- title: The headline by tier of evidence
-- question: How much of the headline would stand if stronger evidence were asked for?
-- grain: one row per minimum tier
-- topic: evidence
-- source: output_event, boundary, population grid
-- method: Landscapes in scope at the counted stage, and their unique people, with stages
--   recomputed from outputs of at least that tier. Levels are nested, so a step from one to the
--   next is what rests on exactly that tier.
-- ignores: min_tier, stages
with
kept as (
    select landscape_counted.landscape_id, landscape_counted.country_codes
    from landscape_counted
    where
        landscape_counted.scope_code = 'in_scope'
        and (not $in_scope or landscape_counted.scope_code = 'in_scope')
        and (
            len($networks::varchar[]) = 0
            or list_has_any(landscape_counted.network_names, $networks::varchar[])
        )
        and (
            len($funders::varchar[]) = 0
            or landscape_counted.landscape_id in (
                select landscape_id from landscape_funder
                where list_contains($funders::varchar[], funder_name)
            )
        )
),

counted as (
    select
        landscape_stage.min_tier,
        kept.landscape_id,
        (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
        or list_has_any(kept.country_codes, (select list(country_code) from wanted_country))
            as is_in_place
    from kept
    join landscape_stage
        on landscape_stage.landscape_id = kept.landscape_id and landscape_stage.is_counted
),

cells as (
    select
        counted.min_tier,
        counted_cell.h3,
        any_value(counted_cell.parts_per_child)::hugeint
            * bit_count(bit_or(counted_cell.mask)) as parts
    from counted
    join counted_cell on counted_cell.landscape_id = counted.landscape_id
    where
        (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
        or counted_cell.country_code in (select country_code from wanted_country)
    group by counted.min_tier, counted_cell.h3
),

people as (
    select min_tier, round(sum(parts) / 2009)::bigint as people_unique
    from cells
    group by min_tier
),

landscapes as (
    select min_tier, count(*) as landscapes from counted where is_in_place group by min_tier
)

select
    tier.tier as min_tier,
    tier.tier_name,
    coalesce(landscapes.landscapes, 0) as landscapes,
    coalesce(people.people_unique, 0) as people_unique
from tier
left join landscapes on landscapes.min_tier = tier.tier
left join people on people.min_tier = tier.tier
order by tier.tier
