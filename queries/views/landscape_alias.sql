-- title: Every identifier of a landscape and the one it is counted under
-- grain: one row per identifier of table landscape
-- method: Rows that a relation calls "same" are one landscape under several networks. The row
--   in the widest scope stands for all; then one with a boundary; then the first identifier.
with recursive
pairs as (
    select landscape_id, other_landscape_id from landscape_relation where relation_code = 'same'
    union all
    select other_landscape_id, landscape_id from landscape_relation where relation_code = 'same'
),

reached as (
    select landscape_id as alias_id, landscape_id from landscape
    union
    select reached.alias_id, pairs.other_landscape_id
    from reached
    join pairs on pairs.landscape_id = reached.landscape_id
),

ranked as (
    select
        reached.alias_id,
        reached.landscape_id,
        row_number() over (
            partition by reached.alias_id
            order by
                list_position(['in_scope', 'listed', 'reference'], landscape.scope_code),
                boundary.landscape_id is null,
                reached.landscape_id
        ) as place_in_line
    from reached
    join landscape on landscape.landscape_id = reached.landscape_id
    left join boundary on boundary.landscape_id = reached.landscape_id
)

select alias_id, landscape_id
from ranked
where place_in_line = 1
