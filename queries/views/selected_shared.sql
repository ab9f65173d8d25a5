-- title: Cells that several landscapes cover, with the union of what the selected ones cover
-- grain: one row per cell in the countries asked for
-- method: The union of the masks of the selected landscapes, and of those in scope at the
--   counted stage.
with
unions as (
    select
        shared_cell.cell_number,
        bit_count(bit_or(shared_cell.mask)) as children_unique,
        bit_count(bit_or(case when numbered.is_supported then shared_cell.mask else 0 end))
            as children_counted
    from shared_cell
    join (
        select
            landscape_number.landscape_number,
            selected_beyond_country.scope_code = 'in_scope' and selected_beyond_country.is_counted
                as is_supported
        from selected_beyond_country
        join landscape_number
            on landscape_number.landscape_id = selected_beyond_country.landscape_id
    ) as numbered on numbered.landscape_number = shared_cell.landscape_number
    group by shared_cell.cell_number
)

select
    cell_covered_twice.country_code,
    cell_covered_twice.parts_per_child,
    unions.children_unique,
    unions.children_counted
from unions
join cell_covered_twice on cell_covered_twice.cell_number = unions.cell_number
where
    (len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0)
    or cell_covered_twice.country_code in (select country_code from wanted_country)
