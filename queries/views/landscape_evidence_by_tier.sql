-- title: How recent the evidence about each landscape is, for every minimum tier
-- grain: one row per minimum tier and landscape; none for one shown by name and country only
-- method: The latest dated output or reported value up to the day of the build. Older than
--   `stale_after` months it is stale; it still counts.
with
dated as (
    select landscape_alias.landscape_id, output_event.occurred_on as "on", output_event.tier
    from output_event
    join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
    where output_event.status_code != 'not_started'
    union all
    select landscape_id, "on", tier
    from observation_known
    where is_of_landscape and value_type_code = 'reported'
),

latest as (
    select
        tier.tier as min_tier,
        dated.landscape_id,
        max(dated."on") filter (dated."on" <= warehouse.as_of) as last_evidence_on,
        count(*) as pieces
    from dated
    cross join warehouse
    join tier on dated.tier >= tier.tier
    group by tier.tier, dated.landscape_id
)

select
    tier.tier as min_tier,
    landscape_counted.landscape_id,
    latest.last_evidence_on,
    case
        when latest.pieces is null then 'none'
        when latest.last_evidence_on is null then 'undated'
        when latest.last_evidence_on
            < warehouse.as_of - to_months(setting.value::integer) then 'stale'
        else 'current'
    end as freshness_code
from landscape_counted
cross join tier
cross join warehouse
join setting on setting.setting_name = 'stale_after'
left join latest
    on latest.landscape_id = landscape_counted.landscape_id and latest.min_tier = tier.tier
where landscape_counted.landscape_id not in (select landscape_id from landscape_by_name_only)
