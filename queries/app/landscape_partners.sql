-- title: Who takes part in one landscape
-- question: Which organisations work together here, in which role and of which kind?
-- grain: one row per organisation and role
-- topic: coalition
-- source: participation, organisation
-- method: Roles in the words of their source. A partner with two roles stands twice.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: role_name, organisation_name, organisation_type_code, is_coalition_member, source_title
select distinct
    participation.role_name,
    organisation.organisation_id,
    organisation.organisation_name,
    organisation.organisation_type_code,
    organisation.country_code,
    coalesce(organisation.is_coalition_member, false) as is_coalition_member,
    organisation.website_url,
    source.title as source_title,
    source.url as source_url,
    participation.note
from participation
join landscape_wanted on landscape_wanted.alias_id = participation.landscape_id
join organisation on organisation.organisation_id = participation.organisation_id
left join source on source.source_id = participation.source_id
order by
    participation.role_name not in ('lead', 'convener'),
    participation.role_name,
    organisation.organisation_name,
    organisation.organisation_id,
    source.title
