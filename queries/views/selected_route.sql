-- title: By which routes each landscape in scope was served
-- grain: one row per landscape in scope
-- method: Sets, never sums: a landscape may have used several routes. What a landscape keeps to
--   itself is told apart from what nobody recorded.
with
served as (
    select
        landscape_id,
        bool_or(route_code = 'partner') as is_partner,
        bool_or(route_code = 'terraso') as is_terraso,
        bool_or(route_code = 'national_coalition') as is_national_coalition
    from service_given
    group by landscape_id
)

select
    selected_landscape.landscape_id,
    served.landscape_id is not null as is_served,
    coalesce(served.is_partner, false) as is_partner,
    coalesce(served.is_terraso, false) as is_terraso,
    coalesce(served.is_national_coalition, false) as is_national_coalition,
    coalesce(identity_consent.level_code in ('listed_in_country', 'aggregate_only'), false)
        as is_withheld
from selected_landscape
left join served on served.landscape_id = selected_landscape.landscape_id
left join landscape_consent as identity_consent
    on identity_consent.landscape_id = selected_landscape.landscape_id
    and identity_consent.field_group_code = 'identity'
where selected_landscape.scope_code = 'in_scope'
