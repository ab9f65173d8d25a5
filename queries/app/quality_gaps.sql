-- title: What is missing or weak
-- question: How many landscapes lack a place, dates, evidence or people, or carry conflicts?
-- grain: one row per kind of gap
-- topic: quality
-- source: landscape, output_event, observation, boundary
-- method: Counts of landscapes; one landscape may have several gaps. What consent keeps back is no
--   gap: landscapes in totals only or listed by name and country are not asked, and a place or
--   people withheld are not missing.
-- shows: gap_code, landscapes, landscapes_in_scope, landscapes_asked
with
undated as (
    select distinct landscape_alias.landscape_id
    from output_event
    join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
    where
        output_event.occurred_on is null
        and output_event.status_code in ('done', 'updated')
        and output_event.tier >= $min_tier
),

flags as (
    select
        selected_landscape.scope_code,
        unnest([
            struct_pack(code := 'no_country', holds := len(landscape_card.country_codes) = 0),
            struct_pack(
                code := 'no_place',
                holds := landscape_card.latitude is null
                and landscape_card.extent_kind_code is null
                and landscape_card.boundary_consent_level_code in ('full', 'generalised')
            ),
            struct_pack(
                code := 'approximate_point',
                holds := coalesce(
                    landscape_card.place_kind_code in ('approximate', 'country_centroid'), false
                )
            ),
            struct_pack(
                code := 'no_extent',
                holds := landscape_card.extent_kind_code is null
                and landscape_card.boundary_consent_level_code in ('full', 'generalised')
            ),
            struct_pack(
                code := 'stand_in',
                holds := coalesce(landscape_card.extent_kind_code = 'stand_in', false)
            ),
            struct_pack(
                code := 'too_small', holds := landscape_card.people_method_code = 'too_small'
            ),
            struct_pack(
                code := 'no_people',
                holds := landscape_card.residents is null
                and landscape_card.population_stated is null
                and people_consent.level_code in ('full', 'generalised')
                and landscape_card.boundary_consent_level_code in ('full', 'generalised')
            ),
            struct_pack(code := 'no_output', holds := selected_landscape.stage_rank = 0),
            struct_pack(code := 'undated_output', holds := undated.landscape_id is not null),
            struct_pack(code := 'stale', holds := landscape_card.freshness_code = 'stale'),
            struct_pack(
                code := 'conflict',
                holds := coalesce(landscape_card.area_is_conflicting, false)
                or coalesce(landscape_card.population_is_conflicting, false)
            )
        ]) as gap
    from selected_landscape
    join landscape_card_asked as landscape_card
        on landscape_card.landscape_id = selected_landscape.landscape_id
    left join undated on undated.landscape_id = selected_landscape.landscape_id
    left join landscape_consent as people_consent
        on people_consent.landscape_id = selected_landscape.landscape_id
        and people_consent.field_group_code = 'people'
    where landscape_card.consent_level_code in ('full', 'generalised')
)

select
    gap.code as gap_code,
    count(*) filter (gap.holds) as landscapes,
    count(*) filter (gap.holds and scope_code = 'in_scope') as landscapes_in_scope,
    count(*) as landscapes_asked,
    any_value(selected_left_out.in_every + selected_left_out.by_name_only)
        as landscapes_left_out
from flags
cross join selected_left_out
group by gap.code
order by landscapes desc, gap_code
