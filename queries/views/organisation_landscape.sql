-- title: Which organisation has a role in which landscape
-- grain: one row per organisation and landscape
-- method: Roles in totals and platforms are left out. What a landscape keeps back is not here.
select
    participation.organisation_id,
    landscape_alias.landscape_id,
    string_agg(distinct participation.role_name, ', ' order by participation.role_name)
        as role_names,
    bool_or(participation.role_name in ('lead', 'lead partner', 'convener')) as is_lead
from participation
join landscape_alias on landscape_alias.alias_id = participation.landscape_id
join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
group by participation.organisation_id, landscape_alias.landscape_id
