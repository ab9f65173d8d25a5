-- title: Neighbours of one landscape
-- question: Which landscapes lie next to it, touch it, or share people with it?
-- grain: one row per neighbour: the five nearest, and all that touch or overlap it
-- topic: landscapes
-- source: landscape, boundary, population grid
-- method: Distances run between the published points, on the sphere; where either point is a cell
--   or approximate they are rounded to 10 km. Two landscapes touch when their extents reach into
--   one cell of the grid; people in both are those of the parts that both cover, to two digits
--   where either figure is generalised.
-- limits: Landscapes that are not listed, or whose place is withheld, are never among the
--   neighbours. A landscape known by its country only has no distance.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: other_landscape_name, neighbour_code, distance_km, residents_shared, area_shared_ha
with
placed as (
    select
        landscape_card.landscape_id,
        landscape_card.landscape_name,
        landscape_card.country_names,
        landscape_card.country_codes,
        landscape_card.latitude,
        landscape_card.longitude,
        landscape_card.place_kind_code in ('exact', 'boundary_point') as is_precise,
        coalesce(landscape_card.place_kind_code != 'country_centroid', false) as is_point,
        people_consent.level_code as people_level_code
    from landscape_card
    join landscape_consent as people_consent
        on people_consent.landscape_id = landscape_card.landscape_id
        and people_consent.field_group_code = 'people'
    where
        landscape_card.consent_level_code in ('full', 'generalised')
        and landscape_card.boundary_consent_level_code in ('full', 'generalised')
),

own as (
    select * from placed where landscape_id in (select landscape_id from landscape_wanted)
),

distances as (
    select
        placed.landscape_id,
        2 * 6371 * asin(
            least(
                1,
                sqrt(
                    power(sin(radians(placed.latitude - own.latitude) / 2), 2)
                    + cos(radians(own.latitude)) * cos(radians(placed.latitude))
                    * power(sin(radians(placed.longitude - own.longitude) / 2), 2)
                )
            )
        ) as km,
        placed.is_precise and own.is_precise as is_precise
    from placed
    cross join own
    where
        placed.landscape_id != own.landscape_id
        and placed.is_point
        and own.is_point
        and placed.latitude is not null
        and own.latitude is not null
),

nearest as (
    select landscape_id from distances order by km, landscape_id limit 5
),

own_cells as (
    select h3 from landscape_cell
    where landscape_id in (select landscape_id from own)
),

touching as (
    select distinct landscape_cell.landscape_id
    from landscape_cell
    join own_cells on own_cells.h3 = landscape_cell.h3
    where landscape_cell.landscape_id not in (select landscape_id from own)
),

shared as (
    select other_landscape_id as landscape_id, residents_shared, area_shared_ha
    from landscape_overlap
    where landscape_id in (select landscape_id from own)
    union all
    select landscape_id, residents_shared, area_shared_ha
    from landscape_overlap
    where other_landscape_id in (select landscape_id from own)
),

met as (
    select
        placed.landscape_id as other_landscape_id,
        placed.landscape_name as other_landscape_name,
        placed.country_names,
        placed.country_codes,
        case
            when shared.landscape_id is not null then 'overlaps'
            when touching.landscape_id is not null then 'touches'
            else 'near'
        end as neighbour_code,
        case
            when distances.is_precise then round(distances.km)
            else round(distances.km, -1)
        end as distance_km,
        not coalesce(distances.is_precise, true) as is_rounded,
        case
            when placed.people_level_code not in ('full', 'generalised') then null
            when own.people_level_code not in ('full', 'generalised') then null
            when placed.people_level_code = 'full' and own.people_level_code = 'full'
                then shared.residents_shared
            when shared.residents_shared > 0 then round(
                shared.residents_shared, 1 - floor(log10(shared.residents_shared))::integer
            )::bigint
            else shared.residents_shared
        end as residents_shared,
        shared.area_shared_ha,
        distances.km
    from placed
    cross join own
    left join distances on distances.landscape_id = placed.landscape_id
    left join touching on touching.landscape_id = placed.landscape_id
    left join shared on shared.landscape_id = placed.landscape_id
    where
        placed.landscape_id != own.landscape_id
        and (
            placed.landscape_id in (select landscape_id from nearest)
            or touching.landscape_id is not null
            or shared.landscape_id is not null
        )
)

select
    other_landscape_id,
    other_landscape_name,
    country_names,
    array_to_string(country_codes, ';') as country_codes,
    neighbour_code,
    distance_km,
    is_rounded,
    residents_shared,
    area_shared_ha
from met
order by
    list_position(['overlaps', 'touches', 'near'], neighbour_code),
    residents_shared desc nulls last,
    km nulls last,
    other_landscape_id
