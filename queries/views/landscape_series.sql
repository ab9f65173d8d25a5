-- title: Every value of the four returns of one landscape, in its series
-- grain: one row per observation of a measure that belongs to a return
-- method: A series is a measure in one unit, for one group. Of several reported values for one
--   period the one of the higher tier stands for it, then the smaller; all stay in view. A flow
--   whose period lies inside a longer one of its series is in no sum.
with
observed as (
    select
        measure.return_code,
        observation_known.measure_code,
        measure.measure_name,
        measure.kind_code,
        measure.better_code,
        observation_known.unit_name,
        observation_known.disaggregation,
        observation_known.observation_id,
        observation_known.value_type_code,
        observation_known.value,
        observation_known.qualifier,
        observation_known.tier,
        observation_known."on",
        observation_known.on_as_given,
        try_cast(
            case length(observation_known.period_start_on_as_given)
                when 4 then observation_known.period_start_on_as_given || '-01-01'
                when 7 then observation_known.period_start_on_as_given || '-01'
                when 9 then left(observation_known.period_start_on_as_given, 4) || '-01-01'
                else left(observation_known.period_start_on_as_given, 10)
            end as date
        ) as start_on,
        observation_known.source_id,
        observation_known.source_url,
        observation_known.note,
        observation_known.value_type_code = 'reported'
            and coalesce(observation_known."on" <= warehouse.as_of, false) as is_past
    from observation_known
    join measure on measure.measure_code = observation_known.measure_code
    cross join warehouse
    where
        observation_known.landscape_id in (select landscape_id from landscape_wanted)
        and observation_known.is_of_landscape
        and measure.return_code is not null
),

placed as (
    select
        *,
        row_number() over (
            same_period order by tier desc, value, observation_id
        ) as place_in_line,
        count(*) over same_period as told,
        min(value) over same_period != max(value) over same_period as is_conflicting
    from observed
    window same_period as (
        partition by
            measure_code, unit_name, disaggregation, value_type_code, "on",
            case when kind_code = 'flow' then start_on end
    )
),

longer as (
    select distinct inner_one.observation_id
    from placed as inner_one
    join placed as outer_one
        on outer_one.measure_code = inner_one.measure_code
        and outer_one.unit_name = inner_one.unit_name
        and outer_one.disaggregation is not distinct from inner_one.disaggregation
        and outer_one.start_on <= inner_one.start_on
        and outer_one."on" >= inner_one."on"
        and (outer_one.start_on < inner_one.start_on or outer_one."on" > inner_one."on")
    where inner_one.kind_code = 'flow' and inner_one.is_past and outer_one.is_past
)

select
    placed.* exclude (told, place_in_line),
    placed.is_past and placed.place_in_line = 1 as is_chosen,
    longer.observation_id is not null as is_within
from placed
left join longer on longer.observation_id = placed.observation_id
