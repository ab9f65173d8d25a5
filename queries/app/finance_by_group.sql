-- title: Finance by kind, source, instrument, return and country
-- question: What is the money for, who gives it, how, and where does it go?
-- grain: one row per breakdown, group, stage and kind of value
-- unit: USD
-- topic: finance
-- source: finance
-- method: Every breakdown holds every deal once, so its rows sum to the stage's total. What no
--   source states is a group of its own. A landscape in several countries stands, whole, in the
--   row "several countries"; nothing is allocated to one of them. Instruments stand in the words
--   of their sources.
-- limits: With a country as filter the rows hold the landscapes that touch it, whole.
-- shows: group_name, finance_stage_code, value_type_code, amount_usd, share_of_amount, deals,
--   deals_not_converted, landscapes_reporting
with
deals as (
    select
        finance_stage_code,
        value_type_code,
        landscape_id,
        amount_usd,
        coalesce(finance_kind_code, 'none') as kind_code,
        coalesce(finance_source_code, 'none') as source_code,
        coalesce(instrument_name, 'none') as instrument_code,
        coalesce(return_code, 'none') as meant_for_code,
        case len(country_codes) when 0 then 'none' when 1 then country_codes[1] else 'several' end
            as place_code
    from selected_deal
),

-- First landscape by landscape, so that landscapes need not be told apart a second time.
parts as (
    select
        case
            when kind_code is not null then 'kind'
            when source_code is not null then 'source'
            when instrument_code is not null then 'instrument'
            when meant_for_code is not null then 'return'
            else 'country'
        end as breakdown_code,
        coalesce(kind_code, source_code, instrument_code, meant_for_code, place_code)
            as group_code,
        finance_stage_code,
        value_type_code,
        landscape_id,
        sum(amount_usd) as amount_usd,
        count(*) as deals,
        count(*) filter (amount_usd is null) as deals_not_converted
    from deals
    group by
        grouping sets (
            (finance_stage_code, value_type_code, landscape_id, kind_code),
            (finance_stage_code, value_type_code, landscape_id, source_code),
            (finance_stage_code, value_type_code, landscape_id, instrument_code),
            (finance_stage_code, value_type_code, landscape_id, meant_for_code),
            (finance_stage_code, value_type_code, landscape_id, place_code)
        )
),

groups as (
    select
        breakdown_code,
        group_code,
        finance_stage_code,
        value_type_code,
        sum(amount_usd) as amount_usd,
        sum(deals)::bigint as deals,
        sum(deals_not_converted)::bigint as deals_not_converted,
        count(*) as landscapes_reporting
    from parts
    group by breakdown_code, group_code, finance_stage_code, value_type_code
)

select
    groups.breakdown_code,
    groups.group_code,
    case groups.breakdown_code
        when 'country' then coalesce(country.name_en, groups.group_code)
        else groups.group_code
    end as group_name,
    groups.finance_stage_code,
    groups.value_type_code,
    groups.amount_usd::double as amount_usd,
    (groups.amount_usd / nullif(sum(groups.amount_usd) over totals, 0))::double
        as share_of_amount,
    groups.deals,
    groups.deals_not_converted,
    groups.landscapes_reporting,
    (sum(groups.amount_usd) over totals)::double as amount_total_usd,
    coalesce(sum(groups.amount_usd) filter (groups.group_code != 'none') over totals, 0)::double
        as amount_stated_usd,
    count(groups.amount_usd) filter (groups.group_code != 'none') over totals as groups_stated
from groups
left join country
    on groups.breakdown_code = 'country' and country.country_code = groups.group_code
window
    totals as (
        partition by groups.breakdown_code, groups.finance_stage_code, groups.value_type_code
    )
order by
    groups.breakdown_code,
    list_position(
        ['needed', 'under_development', 'ready', 'committed', 'disbursed'],
        groups.finance_stage_code
    ),
    groups.value_type_code,
    groups.group_code in ('several', 'none'),
    groups.amount_usd desc nulls last,
    groups.group_code
