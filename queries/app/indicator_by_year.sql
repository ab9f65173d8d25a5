-- title: One indicator year by year
-- question: What did landscapes report in each year, and from how many of them?
-- grain: one row per year, the last one up to the day of the build
-- topic: returns
-- source: indicator_value
-- method: Of a stock or a ratio the value that stood at the end of the year, carried at most 36
--   months; of a flow what the year brought. Added up as the indicator declares.
-- limits: Years differ in who reports, so a rise may be more reports and not more of the thing;
--   the number of landscapes stands beside each year.
-- shows: year, value, landscapes_reporting, landscapes_silent
with
years as (
    select
        number as year,
        least(make_date(number, 12, 31), as_of) as "on",
        to_months(setting.value::integer) as carried
    from warehouse
    join setting on setting.setting_name = 'carry_at_most'
    cross join unnest(range(year(as_of) - 9, year(as_of) + 1)) as numbers (number)
),

kept as (
    select *
    from return_value
    where indicator_name = $indicator and value_type = 'reported'
),

carried as (
    select
        years.year,
        kept.landscape_id,
        arg_max(
            struct_pack(
                value := kept.value,
                numerator := kept.numerator,
                denominator := kept.denominator,
                is_carried := kept."on" > years."on" - years.carried
            ),
            (kept."on", coalesce(kept.tier, 0), -kept.value)
        ) as chosen
    from years
    join kept on kept."on" <= years."on" and kept.kind != 'flow'
    group by years.year, kept.landscape_id
),

told as (
    select
        year,
        landscape_id,
        chosen.value as value,
        chosen.numerator as numerator,
        chosen.denominator as denominator,
        chosen.is_carried as is_carried
    from carried
    union all
    select
        year(kept."on"), kept.landscape_id, sum(kept.value), null, null, true
    from kept
    where kept.kind = 'flow'
    group by year(kept."on"), kept.landscape_id
)

select
    years.year,
    years."on",
    indicator.indicator_name,
    indicator.rollup,
    case indicator.rollup
        when 'weighted'
            then sum(told.numerator) filter (told.is_carried)
            / nullif(sum(told.denominator) filter (told.is_carried), 0)
        when 'median' then median(told.value) filter (told.is_carried)
        else round(sum(told.value) filter (told.is_carried), 4)
    end as value,
    count(told.landscape_id) filter (told.is_carried) as landscapes_reporting,
    count(told.landscape_id) filter (not told.is_carried) as landscapes_silent
from years
cross join indicator
left join told on told.year = years.year
where indicator.indicator_name = $indicator
group by years.year, years."on", indicator.indicator_name, indicator.rollup
order by years.year
