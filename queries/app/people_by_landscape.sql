-- title: People by landscape, and its part of the unique total
-- question: How many people live in each landscape, and how many of them are shared with
--   others?
-- grain: one row per landscape that has residents
-- unit: people
-- topic: people
-- source: boundary, population grid
-- method: People of a shared cell are divided by each landscape's share of it, so the parts sum
--   to the unique total of the selection; rounding goes to the largest fractions.
select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_card.scope_code,
    landscape_card.extent_kind_code,
    landscape_people.residents,
    selected_attribution.residents_attributed
from selected_attribution
join landscape_card on landscape_card.landscape_id = selected_attribution.landscape_id
join landscape_people on landscape_people.landscape_id = selected_attribution.landscape_id
where landscape_card.consent_level_code != 'aggregate_only'
order by landscape_people.residents desc, landscape_card.landscape_id
