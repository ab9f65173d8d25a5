-- title: Each route by itself
-- question: How many landscapes did each route reach?
-- grain: one row per route
-- topic: coalition
-- source: support
-- method: Landscapes in scope served by the route, whatever other routes served them too; the
--   rows are never added up. Services and people trained are those given by the route.
-- shows: route_code, landscapes, services, population_trained, organisations
with
services as (
    select service_given.*
    from service_given
    join selected_landscape on selected_landscape.landscape_id = service_given.landscape_id
    where selected_landscape.scope_code = 'in_scope'
)

select
    route.route_code,
    count(distinct services.landscape_id) as landscapes,
    count(services.support_id) as services,
    sum(services.people_trained)::bigint as population_trained,
    count(distinct services.organisation_id) as organisations
from (values (1, 'partner'), (2, 'terraso'), (3, 'national_coalition'))
    as route (place, route_code)
left join services on services.route_code = route.route_code
group by route.place, route.route_code
order by route.place
