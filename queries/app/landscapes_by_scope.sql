-- title: Landscapes by scope
-- question: Who names these landscapes: the coalition, its platform, or another programme?
-- grain: one row per scope
-- topic: goals
-- source: landscape, population grid
-- method: Only landscapes in scope can count towards the goals. Residents are unique within a
--   scope.
with
scopes as (
    select unnest(['in_scope', 'listed', 'reference']) as scope_code
),

cells as (
    select
        scope_code,
        h3,
        any_value(parts_per_child)::hugeint as parts_per_child,
        sum(bit_count(mask)) as children_gross,
        bit_count(bit_or(mask)) as children_unique
    from selected_cell
    group by scope_code, h3
),

people as (
    select
        scope_code,
        round(sum(parts_per_child * children_unique) / 2009)::bigint as residents_unique,
        round(sum(parts_per_child * children_gross) / 2009)::bigint as residents_gross
    from cells
    group by scope_code
),

landscapes as (
    select
        selected_landscape.scope_code,
        count(*) as landscapes,
        count(*) filter (
            landscape_card.extent_kind_code is not null
            and landscape_card.people_method_code != 'stand_in'
        ) as landscapes_mapped
    from selected_landscape
    join landscape_card on landscape_card.landscape_id = selected_landscape.landscape_id
    group by selected_landscape.scope_code
)

select
    scopes.scope_code,
    coalesce(landscapes.landscapes, 0) as landscapes,
    coalesce(landscapes.landscapes_mapped, 0) as landscapes_mapped,
    coalesce(people.residents_unique, 0) as residents_unique,
    coalesce(people.residents_gross, 0) as residents_gross
from scopes
left join landscapes on landscapes.scope_code = scopes.scope_code
left join people on people.scope_code = scopes.scope_code
order by list_position(['in_scope', 'listed', 'reference'], scopes.scope_code)
