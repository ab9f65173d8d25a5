-- title: The whole in one row
-- question: How far are landscape partnerships from 1000 landscapes and 1 billion people?
-- grain: one row
-- topic: goals
-- source: landscape, output_event, boundary, population grid
-- method: Landscapes and residents are those of the whole layer under the filters;
--   people_unique and the stages count landscapes in scope only. Stages are computed from
--   outputs. Residents live in mapped landscapes; people inside stand-ins are "at most" and in
--   no total. share_stale is over landscapes with dated evidence.
-- limits: Landscapes without a boundary or an area have no residents here; see people_bounds. Of
--   landscapes in totals only, those that a stage or an age would single out are in the totals
--   and the goals, in no other count.
with
told as (
    select
        *,
        landscape_id not in (
            select landscape_id from breakdown_left_out where breakdown_code = 'stage'
        ) as is_stage_told,
        landscape_id not in (
            select landscape_id from breakdown_left_out where breakdown_code = 'age'
        ) as is_age_told
    from selected_landscape
),

landscapes as (
    select
        count(*) as landscapes,
        count(*) filter (told.scope_code = 'in_scope') as landscapes_in_scope,
        count(*) filter (told.scope_code = 'listed') as landscapes_listed,
        count(*) filter (told.scope_code = 'reference') as landscapes_reference,
        count(*) filter (
            told.scope_code = 'in_scope' and told.stage_rank >= 1
            and told.is_stage_told
        ) as landscapes_forming,
        count(*) filter (
            told.scope_code = 'in_scope' and told.stage_rank >= 2
            and told.is_stage_told
        ) as landscapes_active,
        count(*) filter (
            told.scope_code = 'in_scope' and told.is_counted
        ) as landscapes_empowered,
        count(*) filter (
            landscape_card.extent_kind_code is not null
            and landscape_card.people_method_code != 'stand_in'
        ) as landscapes_mapped,
        count(*) filter (
            landscape_card.extent_kind_code is null and landscape_card.latitude is null
        ) as landscapes_no_place,
        count(*) filter (landscape_card.is_stale and told.is_age_told)
            as landscapes_stale,
        count(*) filter (
            landscape_card.freshness_code in ('current', 'stale') and told.is_age_told
        ) as landscapes_dated,
        landscapes_stale / nullif(landscapes_dated, 0) as share_stale
    from told
    join landscape_card_asked as landscape_card
        on landscape_card.landscape_id = told.landscape_id
),

at_most as (
    select coalesce(sum(residents), 0)::bigint as residents_at_most from selected_at_most
),

reached as (
    select count(distinct landscape_country.country_code) as countries
    from selected_landscape
    join landscape_country on landscape_country.landscape_id = selected_landscape.landscape_id
    join wanted_country on wanted_country.country_code = landscape_country.country_code
)

select
    landscapes.landscapes,
    landscapes.landscapes_in_scope,
    landscapes.landscapes_listed,
    landscapes.landscapes_reference,
    landscapes.landscapes_forming,
    landscapes.landscapes_active,
    landscapes.landscapes_empowered,
    selected_people.residents_gross,
    selected_people.residents_unique,
    selected_people.residents_overlap,
    at_most.residents_at_most,
    selected_people.people_unique,
    reached.countries,
    landscapes.landscapes_mapped,
    landscapes.landscapes_no_place,
    landscapes.landscapes_stale,
    landscapes.landscapes_dated,
    landscapes.share_stale,
    warehouse.as_of,
    warehouse.grid_name as grid,
    warehouse.grid_is_modelled,
    warehouse.warehouse_id,
    warehouse.package_title,
    warehouse.data_kind
from landscapes
cross join selected_people
cross join at_most
cross join reached
cross join warehouse
