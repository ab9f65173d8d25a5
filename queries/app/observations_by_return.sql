-- title: Observations by return
-- question: What is measured of the four returns?
-- grain: one row per return
-- topic: returns
-- source: observation
-- method: Counts of observations; reported values, targets and estimates are never added
--   together.
-- shows: return_code, reported, targets, estimated, landscapes_reporting
with
observations as (
    select observation_known.*, measure.return_code
    from observation_known
    join selected_landscape on selected_landscape.landscape_id = observation_known.landscape_id
    join measure on measure.measure_code = observation_known.measure_code
    where observation_known.is_of_landscape and observation_known.tier >= $min_tier
)

select
    "return".return_code as return_code,
    "return".return_name,
    count(observations.observation_id) filter (observations.value_type_code = 'reported')
        as reported,
    count(observations.observation_id) filter (observations.value_type_code = 'target')
        as targets,
    count(observations.observation_id) filter (
        observations.value_type_code in ('estimated', 'projected')
    ) as estimated,
    count(distinct observations.landscape_id) filter (observations.value_type_code = 'reported')
        as landscapes_reporting
from "return"
left join observations on observations.return_code = "return".return_code
group by "return".return_code, "return".return_name
order by
    list_position(
        ['inspiration', 'social', 'natural', 'financial'], any_value("return".return_code)
    )
