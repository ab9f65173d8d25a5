-- title: Landscapes, each counted once
-- grain: one row per landscape; totals and platforms are left out
-- method: What the row that stands for a landscape does not say is taken from its other rows.
with
members as (
    select
        landscape_alias.landscape_id as counted_id,
        landscape.*,
        landscape_alias.landscape_id != landscape_alias.alias_id as is_other_row
    from landscape
    join landscape_alias on landscape_alias.alias_id = landscape.landscape_id
    where landscape.record_kind_code = 'landscape'
)

select
    counted_id as landscape_id,
    arg_min(landscape_name, is_other_row) as landscape_name,
    arg_min(partnership_name, is_other_row) as partnership_name,
    list_sort(list(distinct network_name) filter (network_name is not null)) as network_names,
    arg_min(landscape_type, is_other_row) as landscape_type,
    arg_min(scope_code, is_other_row) as scope_code,
    arg_min(scope_source_url, is_other_row) as scope_source_url,
    arg_min(lead_name, is_other_row) as lead_name,
    coalesce(list_sort(list_distinct(flatten(list(coalesce(country_codes, []))))), [])
        as country_codes,
    arg_min(extent_note, is_other_row) as extent_note,
    min(started_year) as started_year,
    arg_min(realm_code, is_other_row) as realm_code,
    arg_min(latitude, is_other_row) as latitude,
    arg_min(longitude, is_other_row) as longitude,
    arg_min(place_kind_code, is_other_row) as place_kind_code,
    arg_min(community_led_code, is_other_row) as community_led_code,
    arg_min(community_led_note, is_other_row) as community_led_note,
    arg_min(formal_status_code, is_other_row) as formal_status_code,
    arg_min(formal_status_on, is_other_row) as formal_status_on,
    arg_min(formal_status_tier, is_other_row) as formal_status_tier,
    arg_min(website_url, is_other_row) as website_url,
    arg_min(source_id, is_other_row) as source_id,
    arg_min(note, is_other_row) as note,
    list(landscape_name || ' (' || coalesce(network_name, 'no network') || ')')
        filter (is_other_row) as also_recorded_as
from members
group by counted_id
