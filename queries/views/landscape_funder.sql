-- title: Funders of each landscape, from deals and from participations
-- grain: one row per landscape and funder
-- method: Of a deal that several carry, all of them. A funder in brackets is a description,
--   such as a stated funding gap, and no funder.
select distinct landscape_alias.landscape_id, finance.funder_name
from finance
join landscape_alias on landscape_alias.alias_id = finance.landscape_id
where finance.funder_name is not null and not starts_with(finance.funder_name, '(')
union
select landscape_id, funder_name
from finance_funder
union
select distinct landscape_alias.landscape_id, organisation.organisation_name
from participation
join landscape_alias on landscape_alias.alias_id = participation.landscape_id
join organisation on organisation.organisation_id = participation.organisation_id
where participation.role_name = 'funder'
