-- title: People reached directly and people better off, as each landscape reports
-- grain: one row per minimum tier, landscape and measure S01 or S02
-- unit: people
-- method: The latest reported value in people within the last months that a stock may be
--   carried, at most the landscape's residents where those are known. Households are not
--   people.
with
latest as (
    select
        asked.tier as min_tier,
        observation_known.landscape_id,
        observation_known.measure_code,
        arg_max(
            struct_pack(
                value := observation_known.value,
                tier := observation_known.tier,
                "on" := observation_known."on"
            ),
            (observation_known."on", observation_known.tier, -observation_known.value)
        ) as chosen
    from observation_known
    cross join warehouse
    join setting on setting.setting_name = 'carry_at_most'
    join tier as asked on observation_known.tier >= asked.tier
    where
        observation_known.is_of_landscape
        and observation_known.measure_code in ('S01', 'S02')
        and observation_known.unit_name = 'people'
        and observation_known.value_type_code = 'reported'
        and observation_known.disaggregation is null
        and observation_known."on" <= warehouse.as_of
        and observation_known."on" > warehouse.as_of - to_months(setting.value::integer)
    group by asked.tier, observation_known.landscape_id, observation_known.measure_code
)

select
    latest.min_tier,
    latest.landscape_id,
    latest.measure_code,
    latest.chosen."on",
    latest.chosen.tier,
    latest.chosen.value as stated,
    case
        when landscape_people.residents is not null and landscape_people.residents > 0
            then least(latest.chosen.value, landscape_people.residents)
        else latest.chosen.value
    end as value
from latest
left join landscape_people on landscape_people.landscape_id = latest.landscape_id
