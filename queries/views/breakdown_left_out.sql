-- title: Landscapes that a breakdown leaves to its total
-- grain: one row per breakdown (stage, output, age) and landscape
-- method: Of a landscape in totals only, a breakdown tells its part by stage, by outputs or by
--   the age of its evidence. Those that are alike in all of it, at every minimum of evidence,
--   are told together; where fewer are alike than the setting disclosure_least they are left
--   out, and with them the smallest larger groups until what is left out is no fewer either. So
--   no cell, under any filter, and no difference of a total and its cells, holds one or two.
--   One shown by name and country only is in none: nothing of it is held.
with
hidden as (
    select
        landscape_counted.landscape_id,
        landscape_counted.scope_code,
        concat_ws(' ', formal_status_code, formal_status_tier) as formal_status
    from landscape_counted
    join landscape_totals_only
        on landscape_totals_only.landscape_id = landscape_counted.landscape_id
),

stages as (
    select
        landscape_stage.landscape_id,
        string_agg(
            landscape_stage.stage_code
                || case when self_reported_landscape.landscape_id is null then '' else '+' end,
            ' '
            order by landscape_stage.min_tier
        ) as stage_line,
        string_agg(stage_met.met::varchar, ' ' order by landscape_stage.min_tier) as met_line
    from landscape_stage
    join hidden on hidden.landscape_id = landscape_stage.landscape_id
    join stage_met
        on stage_met.landscape_id = landscape_stage.landscape_id
        and stage_met.min_tier = landscape_stage.min_tier
    left join self_reported_landscape
        on self_reported_landscape.landscape_id = landscape_stage.landscape_id
        and self_reported_landscape.min_tier = landscape_stage.min_tier
    group by landscape_stage.landscape_id
),

outputs as (
    select
        landscape_output.landscape_id,
        string_agg(
            concat_ws(
                '/',
                element_code,
                output_code,
                coalesce(tier_done, -1),
                coalesce(tier_in_progress, -1)
            ),
            ' '
            order by element_code, output_code
        ) as output_line
    from landscape_output
    join hidden on hidden.landscape_id = landscape_output.landscape_id
    group by landscape_output.landscape_id
),

ages as (
    select evidence.landscape_id, string_agg(evidence.freshness_code, ' ' order by min_tier)
        as age_line
    from landscape_evidence_by_tier as evidence
    join hidden on hidden.landscape_id = evidence.landscape_id
    group by evidence.landscape_id
),

told as (
    select
        hidden.landscape_id,
        hidden.scope_code,
        unnest([
            struct_pack(code := 'stage', alike := stages.stage_line),
            struct_pack(
                code := 'output',
                alike := concat_ws(
                    ' | ', stages.stage_line, stages.met_line, formal_status, output_line
                )
            ),
            struct_pack(code := 'age', alike := concat_ws(' | ', stages.stage_line, age_line))
        ]) as breakdown
    from hidden
    join stages on stages.landscape_id = hidden.landscape_id
    left join outputs on outputs.landscape_id = hidden.landscape_id
    left join ages on ages.landscape_id = hidden.landscape_id
),

-- From the smallest group to the largest; `before` is how many stand in smaller ones.
groups as (
    select
        breakdown.code as breakdown_code,
        scope_code,
        breakdown.alike as alike,
        count(*) as landscapes,
        coalesce(sum(count(*)) over smaller, 0) as before
    from told
    group by breakdown.code, scope_code, breakdown.alike
    window smaller as (
        partition by breakdown.code, scope_code
        order by count(*), breakdown.alike
        rows between unbounded preceding and 1 preceding
    )
)

select groups.breakdown_code, told.landscape_id
from told
join groups
    on groups.breakdown_code = told.breakdown.code
    and groups.scope_code = told.scope_code
    and groups.alike = told.breakdown.alike
join setting on setting.setting_name = 'disclosure_least'
where
    groups.landscapes < setting.value
    or (groups.before > 0 and groups.before < setting.value)
union all
select unnest(['stage', 'output', 'age']) as breakdown_code, landscape_by_name_only.landscape_id
from landscape_by_name_only
join landscape_counted on landscape_counted.landscape_id = landscape_by_name_only.landscape_id
