-- title: A community-led landscape with a boundary
-- method: Rows flagged as led by an Indigenous or local community publish a 0.1 degree cell at
--   most.
select landscape.landscape_id
from landscape
join boundary on boundary.landscape_id = landscape.landscape_id
where landscape.community_led_code in ('yes', 'review')
union
select landscape_id
from landscape
where
    community_led_code in ('yes', 'review')
    and latitude is not null
    and (
        abs(latitude * 10 - floor(latitude * 10) - 0.5) > 1e-6
        or abs(longitude * 10 - floor(longitude * 10) - 0.5) > 1e-6
    )
