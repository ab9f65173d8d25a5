-- title: Everything that can meet a condition of a stage
-- grain: one row per output, formal status or reported measure of a return
-- status: working
select
    landscape_alias.landscape_id,
    'output' as evidence_kind,
    output_event.element_code,
    coalesce(output.is_agreement, false) as is_agreement,
    null::varchar as return_code,
    output_event.status_code,
    output_event.occurred_on,
    output_event.ended_on,
    output_event.tier
from output_event
join landscape_alias on landscape_alias.alias_id = output_event.landscape_id
left join output on output.output_code = output_event.output_code
where output_event.status_code != 'not_started'
union all by name
select
    landscape_id,
    'formal_status' as evidence_kind,
    formal_status_code as status_code,
    formal_status_on as occurred_on,
    coalesce(formal_status_tier, 1) as tier
from landscape_counted
where formal_status_code in ('in_progress', 'yes')
union all by name
select
    observation_known.landscape_id,
    'measure' as evidence_kind,
    measure.return_code,
    'done' as status_code,
    observation_known."on" as occurred_on,
    observation_known.tier
from observation_known
join measure on measure.measure_code = observation_known.measure_code
where
    observation_known.is_of_landscape
    and observation_known.value_type_code = 'reported'
    and measure.return_code is not null
