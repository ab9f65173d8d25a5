-- title: Services under the landscape they were given to
-- grain: one row per service
-- method: Services to totals and platforms are left out; a second record brings its services to
--   the landscape that it is a record of.
select
    support.* exclude (landscape_id),
    landscape_alias.landscape_id
from support
join landscape_alias on landscape_alias.alias_id = support.landscape_id
join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
