-- title: Policies under the landscape, else the country, that they concern
-- grain: one row per policy
-- method: A policy of a total or platform is listed under its country and enters no indicator.
--   One without landscape and country is the coalition's.
select
    policy.* exclude (landscape_id, country_code),
    landscape_counted.landscape_id,
    case when landscape_counted.landscape_id is null then policy.country_code end as country_code,
    policy.country_code as country_code_given,
    policy.landscape_id is not null and landscape_counted.landscape_id is null as is_of_total
from policy
left join landscape_alias on landscape_alias.alias_id = policy.landscape_id
left join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
