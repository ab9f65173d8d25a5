-- title: Stated numbers of people, at most as many as live in the landscape
-- grain: one row per dated observation of a landscape
-- unit: people
-- method: As `observed`; a value above the residents is the residents, where these are known.
select
    observed.* exclude (value),
    least(observed.value, coalesce(nullif(landscape_people.residents, 0), observed.value)) as value
from observed
left join landscape_people on landscape_people.landscape_id = observed.landscape_id
