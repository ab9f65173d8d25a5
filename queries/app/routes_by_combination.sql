-- title: Routes by which landscapes are served, as sets
-- question: Which combination of routes served how many landscapes?
-- grain: one row per combination of routes that occurs, and one where no route is recorded
-- topic: coalition
-- source: support
-- method: Each landscape in scope stands in exactly one row, so the rows sum to the landscapes in
--   scope. "withheld" are landscapes that keep their partners to themselves; in "none",
--   landscapes_served counts those with a service whose route is not named.
-- shows: combination_code, landscapes, landscapes_served
with
sets as (
    select
        *,
        case
            when is_withheld then 'withheld'
            when is_partner or is_terraso or is_national_coalition
                then concat_ws(
                    '_and_',
                    case when is_partner then 'partner' end,
                    case when is_terraso then 'terraso' end,
                    case when is_national_coalition then 'national_coalition' end
                )
            else 'none'
        end as combination_code
    from selected_route
),

combinations as (
    select
        combination_code,
        bool_or(is_partner) as is_partner,
        bool_or(is_terraso) as is_terraso,
        bool_or(is_national_coalition) as is_national_coalition,
        count(*) as landscapes,
        count(*) filter (is_served) as landscapes_served
    from sets
    group by combination_code
)

select
    every.combination_code,
    coalesce(combinations.is_partner, false) as is_partner,
    coalesce(combinations.is_terraso, false) as is_terraso,
    coalesce(combinations.is_national_coalition, false) as is_national_coalition,
    coalesce(combinations.landscapes, 0) as landscapes,
    coalesce(combinations.landscapes_served, 0) as landscapes_served
from (select combination_code from combinations union select 'none') as every
left join combinations on combinations.combination_code = every.combination_code
order by
    coalesce(list_position(['none', 'withheld'], every.combination_code), 0),
    landscapes desc,
    every.combination_code
