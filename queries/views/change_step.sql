-- title: A change of the two goals in one fixed order of steps that sum exactly
-- grain: one row per indicator and step
-- method: From the landscapes counted on the first day: removed from the record; new to it;
--   boundary; grid; evidence (claimed alike on both days, proven on one); stage (the rest).
--   What then still differs from the headline is method, undated evidence included. Each level
--   is a rounded total of a set; a step is the difference of two levels.
with
members as (
    select
        landscape_id,
        is_in_place,
        counted_from as level_0,
        counted_from and is_known_to as level_1,
        (counted_from and is_known_to) or (counted_to and not is_known_from) as level_2,
        case
            when is_known_from and is_known_to and claimed_from = claimed_to then counted_to
            else (counted_from and is_known_to) or (counted_to and not is_known_from)
        end as level_5,
        counted_to as level_6,
        is_headline as level_7
    from change_place
),

landscapes as (
    select
        count(*) filter (level_0 and is_in_place) as level_0,
        count(*) filter (level_1 and is_in_place) as level_1,
        count(*) filter (level_2 and is_in_place) as level_2,
        count(*) filter (level_5 and is_in_place) as level_5,
        count(*) filter (level_6 and is_in_place) as level_6,
        count(*) filter (level_7 and is_in_place) as level_7
    from members
),

cells as (
    select
        change_cell.h3,
        coalesce(max(change_cell.parts_from), max(change_cell.parts_to))::hugeint as parts_from,
        coalesce(max(change_cell.parts_to), max(change_cell.parts_from))::hugeint as parts_to,
        coalesce(bit_count(bit_or(coalesce(change_cell.mask_from, 0::ubigint)) filter (level_0)), 0)
            as level_0,
        coalesce(bit_count(bit_or(coalesce(change_cell.mask_from, 0::ubigint)) filter (level_1)), 0)
            as level_1,
        coalesce(
            bit_count(
                bit_or(
                    case when level_1 then coalesce(change_cell.mask_from, 0::ubigint)
                    else coalesce(change_cell.mask_to, 0::ubigint) end
                ) filter (level_2)
            ), 0
        ) as level_2,
        coalesce(bit_count(bit_or(coalesce(change_cell.mask_to, 0::ubigint)) filter (level_2)), 0)
            as level_3,
        coalesce(bit_count(bit_or(coalesce(change_cell.mask_to, 0::ubigint)) filter (level_5)), 0)
            as level_5,
        coalesce(bit_count(bit_or(coalesce(change_cell.mask_to, 0::ubigint)) filter (level_6)), 0)
            as level_6,
        coalesce(bit_count(bit_or(coalesce(change_cell.mask_to, 0::ubigint)) filter (level_7)), 0)
            as level_7
    from change_cell
    join members on members.landscape_id = change_cell.landscape_id
    group by change_cell.h3
),

people as (
    select
        coalesce(round(sum(parts_from * level_0) / 2009), 0)::bigint as level_0,
        coalesce(round(sum(parts_from * level_1) / 2009), 0)::bigint as level_1,
        coalesce(round(sum(parts_from * level_2) / 2009), 0)::bigint as level_2,
        coalesce(round(sum(parts_from * level_3) / 2009), 0)::bigint as level_3,
        coalesce(round(sum(parts_to * level_3) / 2009), 0)::bigint as level_4,
        coalesce(round(sum(parts_to * level_5) / 2009), 0)::bigint as level_5,
        coalesce(round(sum(parts_to * level_6) / 2009), 0)::bigint as level_6,
        coalesce(round(sum(parts_to * level_7) / 2009), 0)::bigint as level_7
    from cells
),

levels as (
    select
        'count_landscapes_empowered' as indicator_name,
        level_0, level_1, level_2, level_2 as level_3, level_2 as level_4,
        level_5, level_6, level_7
    from landscapes
    union all
    select
        'people_unique',
        level_0, level_1, level_2, level_3, level_4, level_5, level_6, level_7
    from people
)

select levels.indicator_name, step.step_rank, step.step_code, step.value::bigint as value
from levels
cross join lateral (
    values
        (0, 'from', level_0),
        (1, 'removed', level_1 - level_0),
        (2, 'new', level_2 - level_1),
        (3, 'boundary', level_3 - level_2),
        (4, 'grid', level_4 - level_3),
        (5, 'evidence', level_5 - level_4),
        (6, 'stage', level_6 - level_5),
        (7, 'method', level_7 - level_6),
        (8, 'to', level_7)
) as step (step_rank, step_code, value)
