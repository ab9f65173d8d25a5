-- title: The measures of the four returns of one landscape, each with its ends and its target
-- grain: one row per measure and unit that anything is recorded of
-- method: As the query landscape_returns says.
with
whole as (
    select * from landscape_series where disaggregation is null
),

measures as (
    select
        return_code,
        measure_code,
        unit_name,
        any_value(measure_name) as measure_name,
        any_value(kind_code) as kind_code,
        any_value(better_code) as better_code,
        count(*) filter (value_type_code = 'reported') as reported,
        count(*) filter (is_chosen) as periods,
        count(distinct "on") filter (is_conflicting and is_past) as conflicts,
        count(*) filter (value_type_code = 'reported' and "on" is null) as undated,
        count(*) filter (value_type_code in ('estimated', 'projected')) as estimated
    from whole
    group by return_code, measure_code, unit_name
),

in_order as (
    select
        *,
        row_number() over (series order by "on", start_on) as from_first,
        row_number() over (series order by "on" desc, start_on desc) as from_last
    from whole
    where is_chosen
    window series as (partition by measure_code, unit_name)
),

ends as (
    select
        measure_code,
        unit_name,
        max(value) filter (from_first = 1) as first_value,
        max("on") filter (from_first = 1) as first_on,
        max(value) filter (from_last = 2) as previous_value,
        max("on") filter (from_last = 2) as previous_on,
        max(value) filter (from_last = 1) as latest_value,
        max("on") filter (from_last = 1) as latest_on,
        max("on" - start_on) filter (from_first = 1) as first_days,
        max("on" - start_on) filter (from_last = 2) as previous_days,
        max("on" - start_on) filter (from_last = 1) as latest_days,
        max(tier) filter (from_last = 1) as tier,
        max(qualifier) filter (from_last = 1) as latest_qualifier,
        max(qualifier) filter (from_last = 2) as previous_qualifier,
        max(qualifier) filter (from_first = 1) as baseline_qualifier,
        max(source_id) filter (from_last = 1) as source_id,
        max(source_url) filter (from_last = 1) as source_url,
        sum(value) filter (kind_code = 'flow' and not is_within) as period_total,
        case
            when bool_and(start_on is not null) filter (kind_code = 'flow' and not is_within)
                then min(start_on) filter (kind_code = 'flow' and not is_within)
        end as period_from_on,
        max("on") filter (kind_code = 'flow' and not is_within) as period_to_on
    from in_order
    group by measure_code, unit_name
),

targets as (
    select
        measure_code,
        unit_name,
        arg_max(
            struct_pack(value := value, "on" := "on", start_on := start_on),
            (coalesce("on", date '0001-01-01'), tier, -value)
        ) as chosen
    from whole
    where value_type_code = 'target'
    group by measure_code, unit_name
),

in_target_period as (
    select
        in_order.measure_code,
        in_order.unit_name,
        sum(in_order.value) as total
    from in_order
    join targets
        on targets.measure_code = in_order.measure_code
        and targets.unit_name = in_order.unit_name
    where
        in_order.kind_code = 'flow'
        and not in_order.is_within
        and in_order.start_on >= targets.chosen.start_on
        and in_order."on" <= targets.chosen."on"
    group by in_order.measure_code, in_order.unit_name
),

told as (
    select
        measures.*,
        ends.* exclude (measure_code, unit_name),
        targets.chosen.value as target_value,
        targets.chosen."on" as target_on,
        targets.chosen.start_on as target_from_on,
        measures.kind_code = 'flow' and targets.chosen.start_on is not null as is_target_of_sum,
        in_target_period.total as target_total,
        case when measures.kind_code = 'flow' then ends.previous_value else ends.first_value end
            as from_value,
        case when measures.kind_code = 'flow' then ends.previous_on else ends.first_on end
            as from_on,
        case
            when measures.kind_code = 'flow' then ends.previous_qualifier
            else ends.baseline_qualifier
        end as from_qualifier,
        measures.kind_code != 'flow'
            and ends.latest_on <= warehouse.as_of - to_months(carry.value::integer) as is_expired,
        warehouse.as_of
    from measures
    cross join warehouse
    join setting as carry on carry.setting_name = 'carry_at_most'
    left join ends
        on ends.measure_code = measures.measure_code and ends.unit_name = measures.unit_name
    left join targets
        on targets.measure_code = measures.measure_code
        and targets.unit_name = measures.unit_name
    left join in_target_period
        on in_target_period.measure_code = measures.measure_code
        and in_target_period.unit_name = measures.unit_name
),

directed as (
    select
        *,
        case
            when latest_on is null then 'no_data'
            when is_expired then 'no_longer_reported'
            when periods < 2 then 'first_report'
            when
                kind_code = 'flow'
                and not coalesce(
                    latest_days between 0.9 * previous_days and 1.1 * previous_days, false
                )
                then 'uneven'
            when latest_value = from_value then 'flat'
            when from_value != 0 and latest_value != 0 and
                round(latest_value, 2 - floor(log10(abs(latest_value)))::integer)
                = round(from_value, 2 - floor(log10(abs(from_value)))::integer) then 'flat'
            when latest_value > from_value then 'up'
            else 'down'
        end as direction_code,
        case
            when better_code = 'higher' then target_value > first_value
            when better_code = 'lower' then target_value < first_value
            else target_value != first_value
        end as is_target_ahead
    from told
),

compared as (
    select
        *,
        case
            when directed.direction_code in ('no_data', 'no_longer_reported') then null
            when directed.is_target_of_sum and directed.better_code is distinct from 'lower'
                and directed.target_value > 0
                then directed.target_total / directed.target_value
            when directed.is_target_of_sum or not directed.is_target_ahead then null
            when directed.periods < 2 then null
            when
                directed.kind_code = 'flow'
                and not coalesce(
                    directed.latest_days
                        between 0.9 * directed.first_days and 1.1 * directed.first_days,
                    false
                ) then null
            else
                (directed.first_value - directed.latest_value)
                / (directed.first_value - directed.target_value)
        end as share_met
    from directed
)

select
    compared.return_code,
    compared.measure_code,
    compared.measure_name,
    compared.unit_name,
    compared.kind_code,
    compared.better_code,
    compared.direction_code,
    compared.from_value,
    compared.from_on,
    compared.from_qualifier,
    compared.latest_value as to_value,
    compared.latest_on as to_on,
    compared.latest_qualifier as to_qualifier,
    1 as reporters,
    compared.first_value as baseline_value,
    compared.first_on as baseline_on,
    compared.baseline_qualifier,
    compared.latest_value,
    compared.latest_on,
    compared.latest_qualifier,
    compared.tier,
    compared.target_value,
    compared.target_from_on,
    compared.target_on,
    compared.is_target_of_sum,
    compared.share_met,
    case
        when compared.target_value is null then 'none'
        when compared.direction_code in ('no_data', 'no_longer_reported') then 'stated'
        when compared.is_target_of_sum and compared.share_met >= 1 then 'reached'
        when compared.is_target_of_sum and compared.share_met is not null then 'sum'
        when compared.kind_code = 'flow' and compared.share_met is null then 'stated'
        when compared.better_code = 'higher' and compared.latest_value >= compared.target_value
            then 'reached'
        when compared.better_code = 'lower' and compared.latest_value <= compared.target_value
            then 'reached'
        when compared.share_met is null then 'stated'
        when compared.share_met < 0 then 'away'
        else 'under_way'
    end as target_code,
    compared.period_total,
    compared.period_from_on,
    compared.period_to_on,
    compared.periods,
    compared.reported,
    compared.conflicts,
    compared.undated,
    compared.estimated,
    compared.source_id,
    compared.source_url
from compared
