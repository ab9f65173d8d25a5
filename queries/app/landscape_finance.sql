-- title: The deals of one landscape
-- question: What is needed, promised and paid, by whom, and what stands in a total?
-- grain: one row per deal
-- unit: USD
-- topic: finance
-- source: finance
-- method: Every row that is held, in its original currency and in US dollars at the rate of the
--   deal. `deal_part_code` says what enters a total: a whole whose parts follow does not, its
--   parts do; a row that its source restates does not. A deal shared with others stands once,
--   with its whole amount.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: finance_stage_code, value_type_code, funder_name, instrument_name, amount,
--   currency_code, amount_usd, deal_part_code, shared_with_names, on_text, tier, source_title
select
    finance.finance_id,
    finance.finance_stage_code,
    finance.value_type_code,
    finance.finance_kind_code,
    finance.finance_source_code,
    finance.return_code,
    finance.funder_name,
    finance.recipient_name,
    finance.instrument_name,
    finance.currency_code,
    finance.amount::double as amount,
    finance.amount_usd::double as amount_usd,
    finance.rate_usd,
    finance.rate_on,
    case
        when finance.finance_id in (
            select parent_finance_id from finance where parent_finance_id is not null
        ) then 'whole'
        when finance.is_excluded_from_sums then 'restated'
        when finance.parent_finance_id is not null then 'part'
        else 'single'
    end as deal_part_code,
    finance.parent_finance_id,
    nullif(array_to_string(finance.shared_with_names, ', '), '') as shared_with_names,
    nullif(
        coalesce(finance.period_start_on_as_given, '')
        || coalesce('–' || finance.period_end_on_as_given, ''),
        ''
    ) as on_text,
    finance.tier,
    source.title as source_title,
    coalesce(finance.source_url, source.url) as source_url,
    finance.note
from finance
join landscape_wanted on landscape_wanted.alias_id = finance.landscape_id
left join source on source.source_id = finance.source_id
order by
    list_position(
        ['needed', 'under_development', 'ready', 'committed', 'disbursed'],
        finance.finance_stage_code
    ),
    coalesce(finance.parent_finance_id, finance.finance_id),
    finance.parent_finance_id is not null,
    finance.amount_usd desc nulls last,
    finance.finance_id
