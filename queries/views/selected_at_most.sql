-- title: People inside the stand-ins of the selected landscapes
-- grain: one row per landscape that a larger unit stands in for
-- unit: people
-- method: The larger unit's residents, an upper bound; never part of a total.
select
    selected_landscape.landscape_id,
    selected_landscape.scope_code,
    selected_landscape.stage_rank,
    landscape_people.residents
from selected_landscape
join landscape_people on landscape_people.landscape_id = selected_landscape.landscape_id
where landscape_people.people_method_code = 'stand_in'
