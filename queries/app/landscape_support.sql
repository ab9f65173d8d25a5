-- title: Support that one landscape received
-- question: Which team gave what to the partnership, by which route, and when?
-- grain: one row per service
-- topic: coalition
-- source: support
-- method: A partnership may use several routes; services are listed, routes are a set, and the
--   people trained in different services may be the same and are not added.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: team_code, route_code, organisation_name, started_on, ended_on, people_trained,
--   source_title
select
    support.team_code,
    support.route_code,
    organisation.organisation_name,
    support.started_on,
    support.ended_on,
    support.people_trained,
    source.title as source_title,
    source.url as source_url,
    support.support_id
from support
join landscape_wanted on landscape_wanted.alias_id = support.landscape_id
left join organisation on organisation.organisation_id = support.organisation_id
left join source on source.source_id = support.source_id
order by
    support.team_code, support.route_code nulls last, support.started_on desc, support.support_id
