-- title: Funders of each landscape in one line, to be read and searched
-- grain: one row per landscape that has a funder
select landscape_id, string_agg(funder_name, '; ' order by funder_name) as funder_names
from landscape_funder
group by landscape_id
