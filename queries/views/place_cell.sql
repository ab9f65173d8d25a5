-- title: Cells of each place of a comparison
-- grain: one row per place, landscape and cell
-- method: A country's cells are those that lie in it, of whatever landscape; a network's or a
--   landscape's are those of its landscapes.
select
    case when $grain = 'country' then selected_cell.country_code else place_member.place_code end
        as place_code,
    selected_cell.landscape_id,
    selected_cell.h3,
    selected_cell.mask,
    selected_cell.parts_per_child
from selected_cell
left join place_member
    on place_member.landscape_id = selected_cell.landscape_id and $grain != 'country'
where $grain = 'country' or place_member.place_code is not null
