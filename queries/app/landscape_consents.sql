-- title: What one landscape allows to be shown
-- question: For each group of facts, how much may be shown, and who said so?
-- grain: one row per group of facts
-- topic: landscapes
-- source: consent
-- method: The level in force. A row of the group holds, else the row of all, else the default of
--   the record; a community's boundary is never more open than a cell of 0.1 degree.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: field_group_code, level_code, granted_by, granted_on, review_on, purposes
with
given as (
    select
        landscape_wanted.landscape_id,
        consent.* exclude (landscape_id),
        row_number() over (
            partition by consent.field_group_code order by consent.granted_on desc nulls last
        ) as place_in_line
    from consent
    join landscape_wanted on landscape_wanted.alias_id = consent.landscape_id
)

select distinct
    list_position(
        ['identity', 'boundary', 'people', 'finance', 'narrative', 'indicators'],
        landscape_consent.field_group_code
    ) as group_rank,
    landscape_consent.field_group_code,
    landscape_consent.level_code,
    coalesce(own.granted_by, every_group.granted_by) as granted_by,
    coalesce(own.granted_on, every_group.granted_on) as granted_on,
    coalesce(own.review_on, every_group.review_on) as review_on,
    coalesce(own.purposes, every_group.purposes) as purposes,
    own.field_group_code is null and every_group.field_group_code is null as is_default
from landscape_consent
join landscape_wanted
    on landscape_wanted.landscape_id = landscape_consent.landscape_id
    and landscape_wanted.alias_id = landscape_consent.landscape_id
left join given as own
    on own.field_group_code = landscape_consent.field_group_code and own.place_in_line = 1
left join given as every_group
    on every_group.field_group_code = 'all' and every_group.place_in_line = 1
order by group_rank
