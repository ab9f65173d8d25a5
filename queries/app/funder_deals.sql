-- title: A funder's deals
-- question: Which deals does this funder carry, for which landscape, and with whom?
-- grain: one row per deal
-- topic: finance
-- source: finance
-- method: Leaves only. "With" are those who carry the same deal; "beside" are those who carry
--   the other parts of a larger one.
-- shows: landscape_name, finance_stage_code, value_type_code, finance_kind_code,
--   instrument_name, amount, currency_code, amount_usd, carried_code, with_names, beside_names,
--   period_start_on, tier
select
    funder_deal.finance_id,
    funder_deal.landscape_id,
    landscape_card.landscape_name,
    funder_deal.finance_stage_code,
    funder_deal.value_type_code,
    funder_deal.finance_kind_code,
    funder_deal.instrument_name,
    funder_deal.amount::double as amount,
    funder_deal.currency_code,
    funder_deal.amount_usd::double as amount_usd,
    funder_deal.carried_code,
    nullif(array_to_string(funder_deal.with_names, '; '), '') as with_names,
    nullif(array_to_string(funder_deal.beside_names, '; '), '') as beside_names,
    funder_deal.period_start_on,
    funder_deal.tier
from funder_deal
join landscape_card on landscape_card.landscape_id = funder_deal.landscape_id
where landscape_card.consent_level_code != 'aggregate_only'
order by
    landscape_card.landscape_name,
    list_position(
        ['needed', 'under_development', 'ready', 'committed', 'disbursed'],
        funder_deal.finance_stage_code
    ),
    funder_deal.finance_id
