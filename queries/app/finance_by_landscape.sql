-- title: Finance by landscape
-- question: What is needed, committed and paid for each landscape?
-- grain: one row per landscape that has finance or withholds it
-- unit: USD
-- topic: finance
-- source: finance, consent
-- method: Reported deals, leaves only; the need is the reported one, else the estimated one, and
--   says which. The gap is need less commitment where both are stated in US dollars, else empty.
--   A ceiling paid on results is no commitment here.
-- shows: landscape_name, country_names, finance_needed_usd, need_type_code,
--   finance_under_development_usd, finance_ready_usd, finance_committed_usd,
--   finance_ceiling_usd, finance_disbursed_usd, finance_gap_usd, deals, deals_not_converted
select
    selected_finance.landscape_id,
    landscape_card.landscape_name,
    array_to_string(landscape_card.country_codes, ';') as country_codes,
    landscape_card.country_names,
    selected_finance.scope_code,
    selected_finance.stage_code,
    selected_finance.finance_consent_level_code,
    selected_finance.finance_needed_usd::double as finance_needed_usd,
    selected_finance.need_type_code,
    selected_finance.deals_needed,
    selected_finance.finance_under_development_usd::double as finance_under_development_usd,
    selected_finance.deals_under_development,
    selected_finance.finance_ready_usd::double as finance_ready_usd,
    selected_finance.deals_ready,
    selected_finance.finance_committed_usd::double as finance_committed_usd,
    selected_finance.deals_committed,
    selected_finance.finance_ceiling_usd::double as finance_ceiling_usd,
    selected_finance.deals_ceiling,
    selected_finance.finance_disbursed_usd::double as finance_disbursed_usd,
    selected_finance.deals_disbursed,
    selected_finance.finance_gap_usd::double as finance_gap_usd,
    selected_finance.gap_state_code,
    selected_finance.deals,
    selected_finance.deals_not_converted,
    landscape_funder_names.funder_names
from selected_finance
join landscape_card on landscape_card.landscape_id = selected_finance.landscape_id
left join landscape_funder_names
    on landscape_funder_names.landscape_id = selected_finance.landscape_id
where
    (selected_finance.deals > 0 or selected_finance.is_withheld)
    and landscape_card.consent_level_code != 'aggregate_only'
order by landscape_card.landscape_name, selected_finance.landscape_id
