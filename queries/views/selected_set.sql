-- title: People and area of each set of landscapes, under the filters
-- grain: one row per set that covers a cell
-- unit: 2009ths of a person
-- method: Where one landscape alone covers a cell it is summed; where several do, the cell is
--   counted once with the union of their masks.
with
own as (
    select
        indicator_set_member.set_number,
        sum(selected_own.gross_parts) as gross_parts,
        sum(selected_own.alone_parts) as alone_parts,
        sum(selected_own.alone_area_ha) as alone_area_ha
    from indicator_set_member
    join selected_own on selected_own.landscape_id = indicator_set_member.landscape_id
    group by indicator_set_member.set_number
),

unions as (
    select
        numbered.set_number,
        shared_cell.cell_number,
        bit_count(bit_or(shared_cell.mask)) as children_unique
    from shared_cell
    join (
        select indicator_set_member.set_number, landscape_number.landscape_number
        from indicator_set_member
        join selected_beyond_country
            on selected_beyond_country.landscape_id = indicator_set_member.landscape_id
        join landscape_number
            on landscape_number.landscape_id = indicator_set_member.landscape_id
    ) as numbered on numbered.landscape_number = shared_cell.landscape_number
    group by numbered.set_number, shared_cell.cell_number
),

shared as (
    select
        unions.set_number,
        sum(cell_covered_twice.parts_per_child::hugeint * unions.children_unique) as unique_parts,
        sum(cell_covered_twice.area_per_child * unions.children_unique) as area_ha
    from unions
    join cell_covered_twice on cell_covered_twice.cell_number = unions.cell_number
    where
        (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
        or cell_covered_twice.country_code in (select country_code from wanted_country)
    group by unions.set_number
)

select
    own.set_number,
    own.gross_parts,
    own.alone_parts + coalesce(shared.unique_parts, 0) as unique_parts,
    own.alone_area_ha + coalesce(shared.area_ha, 0) as area_ha
from own
left join shared on shared.set_number = own.set_number
