-- title: Who is counted among the people of each measure
-- question: How many are women, men, young, or of Indigenous peoples and local communities?
-- grain: one row per measure of people and group; five groups each
-- unit: people
-- topic: returns
-- source: observation
-- method: At the latest period of the measure for which any group is reported, else at its
--   latest value. Women, men and unknown make the whole: what is not said of it is unknown.
--   Youth and Indigenous peoples and local communities lie across them and are never added.
--   A stock older than `carry_at_most` months is left out.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: measure_name, group_code, people_in_group, people_whole, on
with
people as (
    select landscape_series.*
    from landscape_series
    cross join warehouse
    join setting on setting.setting_name = 'carry_at_most'
    where
        landscape_series.unit_name = 'people'
        and landscape_series.is_chosen
        and (
            landscape_series.kind_code = 'flow'
            or landscape_series."on" > warehouse.as_of - to_months(setting.value::integer)
        )
),

days as (
    select
        return_code,
        measure_code,
        any_value(measure_name) as measure_name,
        coalesce(
            max("on") filter (disaggregation is not null),
            max("on") filter (disaggregation is null)
        ) as "on"
    from people
    group by return_code, measure_code
),

sides as (
    select
        days.return_code,
        days.measure_code,
        days.measure_name,
        days."on",
        max(people.value) filter (people.disaggregation is null) as people_whole,
        max(people.value) filter (people.disaggregation = 'women') as women,
        max(people.value) filter (people.disaggregation = 'men') as men,
        max(people.value) filter (people.disaggregation = 'unknown') as unknown,
        max(people.value) filter (people.disaggregation = 'youth') as youth,
        max(people.value) filter (
            people.disaggregation = 'Indigenous peoples and local communities'
        ) as community
    from days
    join people on people.measure_code = days.measure_code and people."on" = days."on"
    group by days.return_code, days.measure_code, days.measure_name, days."on"
)

select
    sides.return_code,
    sides.measure_code,
    sides.measure_name,
    sides."on",
    part.group_rank,
    part.group_code,
    part.people_in_group,
    sides.people_whole
from sides
cross join lateral (
    values
        (1, 'women', sides.women),
        (2, 'men', sides.men),
        (
            3,
            'unknown',
            coalesce(
                sides.unknown,
                greatest(
                    sides.people_whole - coalesce(sides.women, 0) - coalesce(sides.men, 0), 0
                )
            )
        ),
        (4, 'youth', sides.youth),
        (5, 'community', sides.community)
) as part (group_rank, group_code, people_in_group)
order by
    list_position(['inspiration', 'social', 'natural', 'financial'], sides.return_code),
    sides.measure_code,
    part.group_rank
