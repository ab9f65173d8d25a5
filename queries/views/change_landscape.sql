-- title: Landscapes in scope that counted on either day
-- grain: one row per landscape
-- method: `is_known_from` says that anything dated was known of it on the first day. The
--   self-reported rule tells a change of evidence from a change of stage. On the day of the
--   build the headline itself stands in `is_headline`, undated evidence included.
with
spans as (
    select stage_span.*, change_day.from_on as first_day, change_day.to_on as last_day
    from stage_span
    cross join change_day
    where
        (stage_span.rule_code = 'proven' and stage_span.min_tier = $min_tier)
        or stage_span.rule_code = 'self_reported'
),

flags as (
    select
        landscape_id,
        coalesce(bool_or(from_on <= first_day and coalesce(until_on > first_day, true)) filter (
            rule_code = 'proven'
        ), false) as counted_from,
        coalesce(bool_or(from_on <= last_day and coalesce(until_on > last_day, true)) filter (
            rule_code = 'proven'
        ), false) as counted_to,
        coalesce(bool_or(from_on <= first_day and coalesce(until_on > first_day, true)) filter (
            rule_code = 'self_reported'
        ), false) as claimed_from,
        coalesce(bool_or(from_on <= last_day and coalesce(until_on > last_day, true)) filter (
            rule_code = 'self_reported'
        ), false) as claimed_to
    from spans
    group by landscape_id
)

select
    selected_beyond_country.landscape_id,
    selected_beyond_country.country_codes,
    coalesce(landscape_known_since.first_on <= change_day.from_on, false) as is_known_from,
    true as is_known_to,
    coalesce(flags.counted_from, false) as counted_from,
    coalesce(flags.counted_to, false) as counted_to,
    coalesce(flags.claimed_from, false) as claimed_from,
    coalesce(flags.claimed_to, false) as claimed_to,
    case
        when change_day.to_on = change_day.as_of then selected_beyond_country.is_counted
        else coalesce(flags.counted_to, false)
    end as is_headline
from selected_beyond_country
cross join change_day
left join flags on flags.landscape_id = selected_beyond_country.landscape_id
left join landscape_known_since
    on landscape_known_since.landscape_id = selected_beyond_country.landscape_id
    and landscape_known_since.min_tier = 0
where
    selected_beyond_country.scope_code = 'in_scope'
    and (flags.counted_from or flags.counted_to or selected_beyond_country.is_counted)
