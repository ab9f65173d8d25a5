-- title: Stated values that may be added up, each in its measure's own unit
-- grain: one row per dated observation of a landscape
-- method: A value in another unit is not here. A flow without a start holds everything up to its
--   end. A flow whose period lies inside a longer one of the same landscape is held by it: it
--   counts only where the evidence asked for leaves the longer one out (`tier_from`). Of two
--   values for one period the better proven counts, then the smaller.
with
usable as (
    select
        observation_known.observation_id,
        observation_known.landscape_id,
        observation_known.measure_code,
        measure.kind_code,
        coalesce(observation_known.start_on, date '0001-01-01') as start_on,
        observation_known."on",
        observation_known.value,
        observation_known.denominator,
        observation_known.tier,
        observation_known.value_type_code,
        observation_known.disaggregation
    from observation_known
    join measure
        on measure.measure_code = observation_known.measure_code
        and measure.unit_name = observation_known.unit_name
    cross join warehouse
    where
        observation_known.is_of_landscape
        and observation_known."on" is not null
        and (
            observation_known."on" <= warehouse.as_of
            or observation_known.value_type_code in ('target', 'projected')
        )
),

held_by_another as (
    select part.observation_id, max(whole.tier) + 1 as tier_from
    from usable as part
    join usable as whole
        on whole.landscape_id = part.landscape_id
        and whole.measure_code = part.measure_code
        and whole.value_type_code = part.value_type_code
        and whole.disaggregation is not distinct from part.disaggregation
        and whole.start_on <= part.start_on
        and whole."on" >= part."on"
        and (
            whole.start_on < part.start_on
            or whole."on" > part."on"
            or (whole.tier, -whole.value, whole.observation_id)
            > (part.tier, -part.value, part.observation_id)
        )
    where part.kind_code = 'flow' and part.value_type_code = 'reported'
    group by part.observation_id
)

select
    usable.* exclude (kind_code),
    coalesce(held_by_another.tier_from, 0)::integer as tier_from
from usable
left join held_by_another on held_by_another.observation_id = usable.observation_id
where coalesce(held_by_another.tier_from <= usable.tier, true)
