-- title: Networks of each landscape
-- grain: one row per landscape and network
select landscape_id, unnest(network_names) as network_name
from landscape_counted
