-- title: From what is stated to what is proven
-- question: How many landscapes, and how many people in them, stand on each rung towards the
--   goals?
-- grain: one row per rung
-- topic: goals
-- source: timeline, landscape, output_event, population grid
-- method: Stated is the coalition's own latest count of partnerships engaged through partners.
--   Listed are places on its platform that no page of it confirms. Named are those that it
--   names in public. Forming, active and empowered are named landscapes at that stage or above,
--   computed from dated outputs. Residents of a rung are counted once; stand-ins are "at most".
-- limits: The stated count cannot be filtered; it comes without a list of names. Landscapes in
--   totals only that a stage would single out stand on no rung above "named", and in the goals.
-- shows: rung_code, landscapes, residents_unique, residents_at_most, landscapes_mapped,
--   statement_on_as_given, source_title
with
goals as (
    select
        max(value) filter (indicator_name = 'count_landscapes_empowered') as landscapes_goal,
        max(value) filter (indicator_name = 'people_unique') as residents_goal,
        max(due_on) as due_on
    from target
    where scope_code = 'world'
),

statement as (
    select timeline.*
    from timeline
    where
        metric_name = 'landscape partnerships engaged through partners'
        and timeline_kind_code = 'headline'
    order by occurred_on desc, timeline_id desc
    limit 1
),

rungs as (
    select *
    from (
        values
            (1, 'stated', null, null),
            (2, 'listed', 'listed', 0),
            (3, 'named', 'in_scope', 0),
            (4, 'forming', 'in_scope', 1),
            (5, 'active', 'in_scope', 2),
            (6, 'empowered', 'in_scope', 3)
    ) as rung (rung_rank, rung_code, scope_code, stage_rank)
),

told as (
    select
        landscape_id,
        scope_code,
        case
            when landscape_id in (
                select landscape_id from breakdown_left_out where breakdown_code = 'stage'
            ) then 0
            else stage_rank
        end as rank_told
    from selected_landscape
),

landscapes as (
    select
        rungs.rung_rank,
        count(told.landscape_id) as landscapes,
        count(landscape_people.landscape_id) filter (
            landscape_people.people_method_code != 'stand_in'
        ) as landscapes_mapped
    from rungs
    left join told
        on told.scope_code = rungs.scope_code
        and told.rank_told >= rungs.stage_rank
    left join landscape_people on landscape_people.landscape_id = told.landscape_id
    group by rungs.rung_rank
),

cells as (
    select
        rungs.rung_rank,
        selected_cell.h3,
        any_value(selected_cell.parts_per_child)::hugeint
            * bit_count(bit_or(selected_cell.mask)) as parts
    from rungs
    join selected_cell
        on selected_cell.scope_code = rungs.scope_code
        and selected_cell.stage_rank >= rungs.stage_rank
    group by rungs.rung_rank, selected_cell.h3
),

people as (
    select rung_rank, round(sum(parts) / 2009)::bigint as residents_unique
    from cells
    group by rung_rank
),

at_most as (
    select rungs.rung_rank, sum(selected_at_most.residents)::bigint as residents_at_most
    from rungs
    join selected_at_most
        on selected_at_most.scope_code = rungs.scope_code
        and selected_at_most.stage_rank >= rungs.stage_rank
    group by rungs.rung_rank
)

select
    rungs.rung_rank,
    rungs.rung_code,
    case when rungs.rung_code = 'stated' then statement.value::bigint else landscapes.landscapes end
        as landscapes,
    goals.landscapes_goal::bigint as landscapes_goal,
    case when rungs.rung_code != 'stated' then coalesce(people.residents_unique, 0) end
        as residents_unique,
    coalesce(at_most.residents_at_most, 0) as residents_at_most,
    goals.residents_goal::bigint as residents_goal,
    case when rungs.rung_code != 'stated' then landscapes.landscapes_mapped end
        as landscapes_mapped,
    selected_left_out.by_stage as landscapes_left_out,
    goals.due_on,
    case when rungs.rung_code = 'stated' then statement.occurred_on end as statement_on,
    case when rungs.rung_code = 'stated' then statement.occurred_on_as_given end
        as statement_on_as_given,
    case when rungs.rung_code = 'stated' then source.title end as source_title,
    case when rungs.rung_code = 'stated' then source.publisher_name end as source_publisher,
    case when rungs.rung_code = 'stated' then coalesce(statement.source_url, source.url) end
        as source_url,
    case when rungs.rung_code = 'stated' then statement.note end as note
from rungs
cross join goals
cross join selected_left_out
join landscapes on landscapes.rung_rank = rungs.rung_rank
left join people on people.rung_rank = rungs.rung_rank
left join at_most on at_most.rung_rank = rungs.rung_rank
left join statement on true
left join source on source.source_id = statement.source_id
order by rungs.rung_rank
