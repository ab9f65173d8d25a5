-- title: What each landscape's value was at both ends of a trend
-- grain: one row per indicator, landscape and end (now, then)
-- method: Of a stock or a ratio the latest value at the day of the build, and at the day 36
--   months before, each carried at most 36 months. Of a flow the last full calendar year, and
--   the year three before it.
with
ends as (
    select
        'now' as end_code,
        warehouse.as_of as "on",
        year(warehouse.as_of) - 1 as year,
        to_months(setting.value::integer) as carried
    from warehouse
    join setting on setting.setting_name = 'carry_at_most'
    union all
    select
        'then',
        (warehouse.as_of - to_months(setting.value::integer))::date,
        year(warehouse.as_of) - 4,
        to_months(setting.value::integer)
    from warehouse
    join setting on setting.setting_name = 'carry_at_most'
),

stocks as (
    select
        return_value.indicator_name,
        return_value.landscape_id,
        ends.end_code,
        ends."on" as end_on,
        arg_max(
            struct_pack(
                value := return_value.value,
                numerator := return_value.numerator,
                denominator := return_value.denominator
            ),
            (return_value."on", coalesce(return_value.tier, 0), -return_value.value)
        ) as chosen
    from return_value
    join ends
        on return_value."on" <= ends."on"
        and return_value."on" > ends."on" - ends.carried
    where return_value.kind != 'flow' and return_value.value_type = 'reported'
    group by return_value.indicator_name, return_value.landscape_id, ends.end_code, ends."on"
),

flows as (
    select
        return_value.indicator_name,
        return_value.landscape_id,
        ends.end_code,
        make_date(ends.year, 12, 31) as end_on,
        sum(return_value.value) as value
    from return_value
    join ends on year(return_value."on") = ends.year
    where return_value.kind = 'flow' and return_value.value_type = 'reported'
    group by return_value.indicator_name, return_value.landscape_id, ends.end_code, ends.year
)

select
    indicator_name,
    landscape_id,
    end_code,
    end_on,
    chosen.value as value,
    chosen.numerator as numerator,
    chosen.denominator as denominator
from stocks
union all
select indicator_name, landscape_id, end_code, end_on, value, null, null
from flows
