-- title: People reached directly and people better off, as each landscape reports
-- grain: one row per landscape and measure S01 or S02
-- unit: people
-- method: The latest reported value in people within the last months that a stock may be
--   carried, at most the landscape's residents where those are known. Households are not
--   people.
with
latest as (
    select
        observation_known.landscape_id,
        observation_known.measure_code,
        arg_max(observation_known.value, observation_known."on") as value,
        arg_max(observation_known.tier, observation_known."on") as tier,
        max(observation_known."on") as "on"
    from observation_known
    cross join warehouse
    join setting on setting.setting_name = 'carry_at_most'
    where
        observation_known.is_of_landscape
        and observation_known.measure_code in ('S01', 'S02')
        and observation_known.unit_name = 'people'
        and observation_known.value_type_code = 'reported'
        and observation_known.disaggregation is null
        and observation_known."on" <= warehouse.as_of
        and observation_known."on" > warehouse.as_of - to_months(setting.value::integer)
    group by observation_known.landscape_id, observation_known.measure_code
)

select
    latest.landscape_id,
    latest.measure_code,
    latest."on",
    latest.tier,
    latest.value as stated,
    case
        when landscape_people.residents is not null and landscape_people.residents > 0
            then least(latest.value, landscape_people.residents)
        else latest.value
    end as value
from latest
left join landscape_people on landscape_people.landscape_id = latest.landscape_id
