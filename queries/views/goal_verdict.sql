-- title: The verdict on each goal
-- grain: one row per goal that may be judged
-- method: recent pace = net change a year over the window; needed pace = what is left over the
--   years left; ratio = recent over needed. Reached, missed, then: not enough evidence under 24
--   months of dated history or when fewer than half of the landscapes have a dated output; on
--   track from ratio 1, accelerate from 0.6, off track from 0, below that reversing. Second
--   opinions: Open SDG compares compound growth rates (0.95, 0.6, 0); the UN chart extends
--   compound growth to the due date and takes its share of the way (0.95, 0.10). Both flatter a
--   small base: one under 10 % of the goal is marked.
with
settings as (
    select
        max(value) filter (setting_name = 'on_track_ratio') as on_track,
        max(value) filter (setting_name = 'accelerate_ratio') as accelerate,
        max(value) filter (setting_name = 'small_base_share') as small_base
    from setting
),

paces as (
    select
        goal_state.*,
        case when is_base_stated and goal < base_value then -1 else 1 end as direction,
        12 * (value_dated - value_before) / window_months as recent_a_year,
        case when years_left > 0 then (goal - value) / years_left end as needed_a_year
    from goal_state
),

ratios as (
    select
        *,
        recent_a_year / nullif(needed_a_year, 0) as ratio,
        case
            when base_value > 0 and value > 0 and goal > 0 and years_since_base > 0
                and goal != base_value
                then direction * (pow(value / base_value, 1 / years_since_base) - 1)
                    / abs(pow(goal / base_value, 1 / years_base_to_due) - 1)
        end as open_sdg_ratio,
        case
            when base_value > 0 and value > 0 and years_since_base > 0 and years_left > 0
                then value * pow(value / base_value, years_left / years_since_base)
        end as un_value_at_due
    from paces
),

judged as (
    select
        ratios.*,
        (un_value_at_due - base_value) / nullif(goal - base_value, 0) as un_share,
        base_value < settings.small_base * goal as is_small_base,
        case
            when direction * (value - goal) >= 0 then 'reached'
            when years_left <= 0 then 'missed'
            when window_months is null
                or landscapes = 0
                or landscapes_dated < 0.5 * landscapes then 'not_enough_evidence'
            when ratio >= settings.on_track then 'on_track'
            when ratio >= settings.accelerate then 'accelerate'
            when ratio >= 0 then 'off_track'
            else 'reversing'
        end as status_code
    from ratios
    cross join settings
)

select
    target_id,
    indicator_name,
    scope_code,
    scope_name,
    set_by,
    source_url,
    due_on,
    goal,
    value,
    greatest(goal - value, 0) as gap,
    value / nullif(goal, 0) as share_of_goal,
    status_code,
    window_months,
    months_of_history,
    landscapes,
    landscapes_dated,
    recent_a_year,
    needed_a_year,
    needed_a_year / 12 as needed_a_month,
    ratio,
    case when recent_a_year > 0 and needed_a_year > 0 then needed_a_year / recent_a_year end
        as times_todays_pace,
    case when recent_a_year is not null then greatest(value + recent_a_year * years_left, 0) end
        as value_at_pace,
    case
        when status_code = 'reached' then null
        when recent_a_year > 0 and years_left > 0
            then floor(
                year(as_of) + (dayofyear(as_of) - 1) / 365.25 + (goal - value) / recent_a_year
            )
    end::bigint as arrival_year,
    base_on,
    base_value,
    is_small_base,
    open_sdg_ratio,
    case
        when open_sdg_ratio is null then 'not_computable'
        when status_code = 'reached' then 'reached'
        when open_sdg_ratio >= 0.95 then 'on_track'
        when open_sdg_ratio >= 0.6 then 'accelerate'
        when open_sdg_ratio >= 0 then 'off_track'
        else 'reversing'
    end as open_sdg_status_code,
    un_value_at_due,
    un_share,
    case
        when un_share is null then 'not_computable'
        when status_code = 'reached' then 'reached'
        when un_share >= 0.95 then 'on_track'
        when un_share >= 0.10 then 'accelerate'
        else 'off_track'
    end as un_status_code,
    years_left,
    as_of
from judged
