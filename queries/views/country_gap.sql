-- title: What is missing of each landscape of one country
-- grain: one row per landscape and gap
-- method: Not confirmed: on the coalition's platform only. No place: neither a point nor an
--   extent. No output: stage "known". Undated: no output or value with a date; stale: none
--   newer than 24 months. What consent keeps back is no gap: a landscape shown by name and
--   country only is not asked, and a place withheld is not missing.
with
flags as (
    select
        landscape_card.landscape_id,
        landscape_card.scope_code,
        unnest([
            struct_pack(code := 'not_confirmed', holds := landscape_card.scope_code = 'listed'),
            struct_pack(
                code := 'no_place',
                holds := landscape_card.latitude is null
                and landscape_card.extent_kind_code is null
                and landscape_card.boundary_consent_level_code in ('full', 'generalised')
            ),
            struct_pack(code := 'no_output', holds := landscape_stage.stage_rank = 0),
            struct_pack(
                code := 'undated', holds := landscape_card.freshness_code in ('none', 'undated')
            ),
            struct_pack(code := 'stale', holds := landscape_card.freshness_code = 'stale')
        ]) as gap
    from landscape_card_asked as landscape_card
    join landscape_stage
        on landscape_stage.landscape_id = landscape_card.landscape_id
        and landscape_stage.min_tier = $min_tier
    where
        list_contains(landscape_card.country_codes, $country)
        and landscape_card.consent_level_code in ('full', 'generalised')
)

select landscape_id, scope_code, gap.code as gap_code
from flags
where gap.holds
