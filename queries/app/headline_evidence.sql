-- title: What the headline rests on
-- question: How much of the headline is old, and what would count on self-reported evidence?
-- grain: one row
-- topic: evidence
-- source: output_event, observation, boundary, population grid
-- method: Counted landscapes and their unique people; of them those whose evidence is stale.
--   Beside, in no total: landscapes in scope that would count if self-reported evidence were
--   enough, and the people that they would add.
-- limits: Of landscapes in totals only, those that their age or stage would single out are in the
--   headline and in no other count here.
with
flagged as (
    select
        selected_landscape.landscape_id,
        selected_landscape.is_counted,
        landscape_evidence.freshness_code = 'stale' as is_stale,
        self_reported_landscape.landscape_id is not null as is_self_reported,
        selected_landscape.landscape_id not in (
            select landscape_id from breakdown_left_out where breakdown_code = 'age'
        ) as is_age_told,
        selected_landscape.landscape_id not in (
            select landscape_id from breakdown_left_out where breakdown_code = 'stage'
        ) as is_stage_told
    from selected_landscape
    join landscape_evidence_by_tier as landscape_evidence
        on landscape_evidence.landscape_id = selected_landscape.landscape_id
        and landscape_evidence.min_tier = $min_tier
    left join self_reported_landscape
        on self_reported_landscape.landscape_id = selected_landscape.landscape_id
        and self_reported_landscape.min_tier = $min_tier
    where selected_landscape.scope_code = 'in_scope'
),

landscapes as (
    select
        count(*) filter (is_counted) as landscapes_counted,
        count(*) filter (is_counted and is_stale and is_age_told) as landscapes_counted_stale,
        count(*) filter (is_counted and is_age_told) as landscapes_age_told,
        count(*) filter (is_self_reported and is_stage_told) as landscapes_self_reported
    from flagged
),

cells as (
    select
        selected_cell.h3,
        any_value(selected_cell.parts_per_child)::hugeint as parts_per_child,
        coalesce(bit_count(bit_or(selected_cell.mask) filter (marks.is_counted)), 0) as counted,
        coalesce(
            bit_count(bit_or(selected_cell.mask) filter (marks.is_counted and not marks.is_stale)),
            0
        ) as counted_fresh,
        coalesce(
            bit_count(
                bit_or(selected_cell.mask) filter (marks.is_counted or marks.is_self_reported)
            ), 0
        ) as with_self_reported
    from selected_cell
    join (
        select
            selected_beyond_country.landscape_id,
            selected_beyond_country.is_counted,
            landscape_evidence.freshness_code = 'stale' as is_stale,
            self_reported_landscape.landscape_id is not null as is_self_reported
        from selected_beyond_country
        join landscape_evidence_by_tier as landscape_evidence
            on landscape_evidence.landscape_id = selected_beyond_country.landscape_id
            and landscape_evidence.min_tier = $min_tier
        left join self_reported_landscape
            on self_reported_landscape.landscape_id = selected_beyond_country.landscape_id
            and self_reported_landscape.min_tier = $min_tier
    ) as marks on marks.landscape_id = selected_cell.landscape_id
    where selected_cell.scope_code = 'in_scope'
    group by selected_cell.h3
),

people as (
    select
        coalesce(round(sum(parts_per_child * counted) / 2009), 0)::bigint as people_counted,
        coalesce(round(sum(parts_per_child * counted_fresh) / 2009), 0)::bigint as people_fresh,
        coalesce(round(sum(parts_per_child * with_self_reported) / 2009), 0)::bigint
            as people_with_self_reported
    from cells
)

select
    landscapes.landscapes_counted,
    landscapes.landscapes_counted_stale,
    landscapes.landscapes_self_reported,
    people.people_counted,
    people.people_counted - people.people_fresh as people_counted_stale,
    people.people_with_self_reported - people.people_counted as people_self_reported,
    landscapes.landscapes_counted_stale / nullif(landscapes.landscapes_age_told, 0)
        as share_landscapes_stale,
    (people.people_counted - people.people_fresh) / nullif(people.people_counted, 0)
        as share_people_stale
from landscapes
cross join people
