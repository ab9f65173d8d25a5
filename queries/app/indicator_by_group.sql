-- title: One indicator told by sex, age and community
-- question: Who are the people behind a number, as far as landscapes tell?
-- grain: one row per dimension and group
-- topic: returns
-- source: indicator_value, disaggregation
-- method: A group counts with the value of the same landscape and date that the total counts.
--   Who is in no group that was told is "not told": never shared out, never left away.
-- limits: Youth and communities lie across women and men; dimensions are not added together.
-- shows: dimension_code, group_code, value, share_of_value, landscapes_reporting
with
wholes as (
    select landscape_id, "on", value
    from indicator_selected
    where indicator_name = $indicator and disaggregation is null
),

parts as (
    select
        disaggregation.dimension_code,
        disaggregation.group_code,
        indicator_selected.landscape_id,
        sum(indicator_selected.value) as value
    from indicator_selected
    join disaggregation on disaggregation.disaggregation = indicator_selected.disaggregation
    join (select distinct landscape_id, "on" from wholes) as counted
        on counted.landscape_id = indicator_selected.landscape_id
        and counted."on" = indicator_selected."on"
    where indicator_selected.indicator_name = $indicator
    group by
        disaggregation.dimension_code,
        disaggregation.group_code,
        indicator_selected.landscape_id
),

groups as (
    select
        dimension_code,
        group_code,
        round(sum(value), 4) as value,
        count(*) as landscapes_reporting
    from parts
    group by dimension_code, group_code
),

whole as (
    select round(sum(value), 4) as value, count(distinct landscape_id) as landscapes from wholes
),

untold as (
    select
        dimensions.dimension_code,
        'not_told' as group_code,
        greatest(any_value(whole.value) - coalesce(sum(groups.value), 0), 0) as value,
        any_value(whole.landscapes) as landscapes_reporting
    from (select distinct dimension_code from disaggregation) as dimensions
    cross join whole
    left join groups on groups.dimension_code = dimensions.dimension_code
    group by dimensions.dimension_code
)

select
    told.dimension_code,
    told.group_code,
    told.value,
    told.value / nullif(whole.value, 0) as share_of_value,
    told.landscapes_reporting,
    whole.value as value_whole
from (
    select dimension_code, group_code, value, landscapes_reporting from groups
    union all
    select dimension_code, group_code, value, landscapes_reporting from untold
) as told
cross join whole
join indicator on indicator.indicator_name = $indicator and len(indicator.groups) > 0
where whole.value is not null
order by
    list_position(['sex', 'age', 'community'], told.dimension_code),
    told.group_code in ('unknown', 'not_told'),
    told.group_code desc
