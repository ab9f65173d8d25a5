-- title: What is missing in one country
-- question: How many of this country's landscapes lack a place, an output, a date or the
--   coalition's word?
-- grain: one row per gap, those of no landscape included
-- unit: landscapes
-- topic: quality
-- source: landscape, output_event, observation, boundary
-- method: A landscape may have several gaps; the rows are not to be added. What consent keeps back
--   is no gap: who is listed by name and country only is not asked.
-- ignores: in_scope, countries, regions, networks, funders, stages
-- shows: country_gap_code, landscapes, landscapes_in_scope, landscapes_asked
with
gaps as (
    select unnest(['not_confirmed', 'no_place', 'no_output', 'undated', 'stale']) as gap_code
)

select
    gaps.gap_code as country_gap_code,
    count(country_gap.landscape_id) as landscapes,
    count(country_gap.landscape_id) filter (country_gap.scope_code = 'in_scope')
        as landscapes_in_scope,
    (
        select count(*)
        from landscape_card
        where
            list_contains(country_codes, $country)
            and consent_level_code in ('full', 'generalised')
    ) as landscapes_asked
from gaps
left join country_gap on country_gap.gap_code = gaps.gap_code
group by gaps.gap_code
order by
    list_position(['not_confirmed', 'no_place', 'no_output', 'undated', 'stale'], gaps.gap_code)
