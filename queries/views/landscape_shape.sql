-- title: The polygon of each landscape that has one
-- grain: one row per landscape
-- method: Of several rows for one landscape, its own polygon comes first, then the tightest
--   kind.
with
ranked as (
    select
        landscape_alias.landscape_id,
        boundary.boundary_kind_code,
        boundary.geometry,
        boundary.unit_codes,
        boundary.source_id,
        boundary.note,
        row_number() over (
            partition by landscape_alias.landscape_id
            order by
                list_position(['own', 'administrative', 'stand_in'], boundary.boundary_kind_code),
                landscape_alias.alias_id != landscape_alias.landscape_id,
                boundary.landscape_id
        ) as place_in_line
    from boundary
    join landscape_alias on landscape_alias.alias_id = boundary.landscape_id
)

select landscape_id, boundary_kind_code, geometry, unit_codes, source_id, note
from ranked
where place_in_line = 1
