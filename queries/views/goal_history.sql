-- title: The two goals year by year, by dated evidence
-- grain: one row per indicator and yearly day
-- method: Landscapes in scope at the counted stage on that day, and the people of their cells,
--   each counted once. Boundaries and the grid are those of today, so progress is never
--   population growth. Undated evidence is in no past value.
with
on_the_day as (
    select distinct history_date."on", selected_span.landscape_id, selected_span.is_in_place
    from history_date
    join selected_span
        on selected_span.from_on <= history_date."on"
        and coalesce(selected_span.until_on > history_date."on", true)
),

landscapes as (
    select "on", count(*) as landscapes from on_the_day where is_in_place group by "on"
),

cells as (
    select
        on_the_day."on",
        counted_cell.h3,
        any_value(counted_cell.parts_per_child)::hugeint
            * bit_count(bit_or(counted_cell.mask)) as parts
    from on_the_day
    join counted_cell on counted_cell.landscape_id = on_the_day.landscape_id
    where
        (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
        or counted_cell.country_code in (select country_code from wanted_country)
    group by on_the_day."on", counted_cell.h3
),

people as (
    select "on", round(sum(parts) / 2009)::bigint as people from cells group by "on"
)

select
    'count_landscapes_empowered' as indicator_name,
    history_date."on",
    history_date.years,
    coalesce(landscapes.landscapes, 0)::bigint as value
from history_date
left join landscapes on landscapes."on" = history_date."on"
union all
select
    'people_unique',
    history_date."on",
    history_date.years,
    coalesce(people.people, 0)::bigint
from history_date
left join people on people."on" = history_date."on"
