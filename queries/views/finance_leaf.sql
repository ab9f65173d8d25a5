-- title: Deals that may be added up: leaves only, under the landscape they count for
-- grain: one row per deal of a landscape
-- method: Parents and restated parts are left out; so are totals of programmes.
select
    finance.* exclude (landscape_id),
    landscape_alias.landscape_id
from finance
join landscape on landscape.landscape_id = finance.landscape_id
join landscape_alias on landscape_alias.alias_id = finance.landscape_id
where
    not finance.is_excluded_from_sums
    and landscape.record_kind_code = 'landscape'
    and finance.finance_id not in (
        select parent_finance_id from finance where parent_finance_id is not null
    )
