-- title: How recent the evidence is
-- question: How many landscapes rest on evidence older than two years, undated, or none?
-- grain: one row per freshness
-- topic: evidence
-- source: output_event, observation
-- method: By the latest dated output or reported value of the minimum tier; stale after the
--   months in the settings.
-- limits: Landscapes in totals only that a row would single out are left out and counted beside.
-- shows: freshness_code, landscapes
with
kinds as (
    select unnest(['current', 'stale', 'undated', 'none']) as freshness_code
)

select
    kinds.freshness_code,
    count(found.landscape_id) as landscapes,
    any_value(selected_left_out.by_age) as landscapes_left_out
from kinds
cross join selected_left_out
left join (
    select evidence.landscape_id, evidence.freshness_code
    from landscape_evidence_by_tier as evidence
    join selected_by_age on selected_by_age.landscape_id = evidence.landscape_id
    where evidence.min_tier = $min_tier
) as found on found.freshness_code = kinds.freshness_code
group by kinds.freshness_code
order by list_position(['current', 'stale', 'undated', 'none'], kinds.freshness_code)
