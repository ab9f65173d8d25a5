-- title: Money of each selected landscape, stage by stage, with its need and what meets it
-- grain: one row per landscape
-- unit: USD
-- method: Reported deals only, but for the need: what a landscape reports that it needs; where
--   it reports none, what it estimates. A need is compared with what is firmly committed, and
--   only where both are stated and every deal of both is in US dollars. What one landscape has
--   beyond its need closes no other's gap. "withheld" is a landscape that does not allow its
--   money to be shown.
with
sums as (
    select
        landscape_id,
        count(*) as deals,
        count(*) filter (amount_usd is null) as deals_not_converted,
        max_by(
            value_type_code, list_position(['estimated', 'reported'], value_type_code)
        ) filter (finance_stage_code = 'needed' and value_type_code in ('reported', 'estimated'))
            as need_type_code,
        sum(amount_usd) filter (finance_stage_code = 'needed' and value_type_code = 'reported')
            as needed_reported_usd,
        sum(amount_usd) filter (finance_stage_code = 'needed' and value_type_code = 'estimated')
            as needed_estimated_usd,
        count(*) filter (finance_stage_code = 'needed' and value_type_code = 'reported')
            as needs_reported,
        count(*) filter (finance_stage_code = 'needed' and value_type_code = 'estimated')
            as needs_estimated,
        bool_or(amount_usd is null) filter (
            finance_stage_code = 'needed' and value_type_code = 'reported'
        ) as has_reported_need_unconverted,
        bool_or(amount_usd is null) filter (
            finance_stage_code = 'needed' and value_type_code = 'estimated'
        ) as has_estimated_need_unconverted,
        sum(amount_usd) filter (
            finance_stage_code = 'under_development' and value_type_code = 'reported'
        ) as finance_under_development_usd,
        count(*) filter (
            finance_stage_code = 'under_development' and value_type_code = 'reported'
        ) as deals_under_development,
        sum(amount_usd) filter (finance_stage_code = 'ready' and value_type_code = 'reported')
            as finance_ready_usd,
        count(*) filter (finance_stage_code = 'ready' and value_type_code = 'reported')
            as deals_ready,
        sum(amount_usd) filter (
            finance_stage_code = 'committed' and value_type_code = 'reported'
        ) as finance_committed_usd,
        count(*) filter (finance_stage_code = 'committed' and value_type_code = 'reported')
            as deals_committed,
        bool_or(amount_usd is null) filter (
            finance_stage_code = 'committed' and value_type_code = 'reported'
        ) as has_commitment_unconverted,
        sum(amount_usd) filter (finance_stage_code = 'committed' and value_type_code = 'target')
            as finance_ceiling_usd,
        count(*) filter (finance_stage_code = 'committed' and value_type_code = 'target')
            as deals_ceiling,
        sum(amount_usd) filter (
            finance_stage_code = 'disbursed' and value_type_code = 'reported'
        ) as finance_disbursed_usd,
        count(*) filter (finance_stage_code = 'disbursed' and value_type_code = 'reported')
            as deals_disbursed
    from selected_deal
    group by landscape_id
),

needs as (
    select
        *,
        case need_type_code
            when 'reported' then needed_reported_usd else needed_estimated_usd
        end as finance_needed_usd,
        case need_type_code when 'reported' then needs_reported else needs_estimated end
            as deals_needed,
        case need_type_code
            when 'reported' then has_reported_need_unconverted
            else has_estimated_need_unconverted
        end as has_need_unconverted
    from sums
)

select
    selected_landscape.landscape_id,
    selected_landscape.scope_code,
    selected_landscape.stage_code,
    landscape_consent.level_code as finance_consent_level_code,
    coalesce(landscape_consent.level_code not in ('full', 'generalised'), false) as is_withheld,
    coalesce(needs.deals, 0) as deals,
    coalesce(needs.deals_not_converted, 0) as deals_not_converted,
    needs.need_type_code,
    needs.finance_needed_usd,
    coalesce(needs.deals_needed, 0) as deals_needed,
    needs.finance_under_development_usd,
    coalesce(needs.deals_under_development, 0) as deals_under_development,
    needs.finance_ready_usd,
    coalesce(needs.deals_ready, 0) as deals_ready,
    needs.finance_committed_usd,
    coalesce(needs.deals_committed, 0) as deals_committed,
    needs.finance_ceiling_usd,
    coalesce(needs.deals_ceiling, 0) as deals_ceiling,
    needs.finance_disbursed_usd,
    coalesce(needs.deals_disbursed, 0) as deals_disbursed,
    case
        when needs.deals_needed > 0 and needs.deals_committed > 0 then
            case
                when needs.has_need_unconverted or needs.has_commitment_unconverted
                    then 'not_comparable'
                when needs.finance_needed_usd > needs.finance_committed_usd then 'open'
                else 'covered'
            end
        when needs.deals_needed > 0 then 'need_only'
        when needs.deals_committed > 0 then 'supply_only'
    end as gap_state_code,
    case
        when gap_state_code = 'open' then needs.finance_needed_usd - needs.finance_committed_usd
        when gap_state_code = 'covered' then 0
    end as finance_gap_usd
from selected_landscape
left join needs on needs.landscape_id = selected_landscape.landscape_id
left join landscape_consent
    on landscape_consent.landscape_id = selected_landscape.landscape_id
    and landscape_consent.field_group_code = 'finance'
