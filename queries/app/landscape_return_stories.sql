-- title: The four returns of one landscape in one sentence each
-- question: How many of the measures of each return went up, down or nowhere?
-- grain: one row per return
-- topic: returns
-- source: observation
-- method: Counts of measures by direction, as in the list of measures; nothing is blended.
--   Measures that the landscape withholds are said to be withheld, not missing.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: return_code, measures, rising, falling, level, uneven, reported_once, expired,
--   only_aimed_at
with
withheld as (
    select count(*) > 0 as is_withheld
    from landscape_consent
    join landscape_wanted on landscape_wanted.landscape_id = landscape_consent.landscape_id
    where
        landscape_consent.field_group_code = 'indicators'
        and landscape_consent.level_code not in ('full', 'generalised')
)

select
    "return".return_code,
    count(landscape_measure.measure_code) as measures,
    count(*) filter (landscape_measure.direction_code = 'up') as rising,
    count(*) filter (landscape_measure.direction_code = 'down') as falling,
    count(*) filter (landscape_measure.direction_code = 'flat') as level,
    count(*) filter (landscape_measure.direction_code = 'uneven') as uneven,
    count(*) filter (landscape_measure.direction_code = 'first_report') as reported_once,
    count(*) filter (landscape_measure.direction_code = 'no_longer_reported') as expired,
    count(*) filter (landscape_measure.direction_code = 'no_data') as only_aimed_at,
    case
        when any_value(withheld.is_withheld) then 'withheld'
        when count(landscape_measure.measure_code) = 0 then 'no_data'
        else 'some'
    end as direction_code
from "return"
cross join withheld
left join landscape_measure on landscape_measure.return_code = "return".return_code
group by "return".return_code
order by list_position(['inspiration', 'social', 'natural', 'financial'], "return".return_code)
