-- title: Who to ask next in one country
-- question: Which landscapes of this country lack something, and who can say?
-- grain: one row per landscape with a gap
-- topic: quality
-- source: landscape, output_event, observation, boundary
-- method: The landscapes the coalition names first, then those listed, then the reference
--   layer; in each the most gaps first. To ask: the lead, else the partnership, else the
--   network that presents it.
-- ignores: in_scope, countries, regions, networks, funders, stages
-- shows: landscape_name, scope_code, country_gap_codes, ask_name, last_evidence_on
with
gaps as (
    select
        landscape_id,
        string_agg(
            gap_code, ';'
            order by list_position(
                ['not_confirmed', 'no_place', 'no_output', 'undated', 'stale'], gap_code
            )
        ) as country_gap_codes,
        count(*) as gaps
    from country_gap
    group by landscape_id
)

select
    landscape_card.landscape_id,
    landscape_card.landscape_name,
    landscape_card.scope_code,
    gaps.country_gap_codes,
    gaps.gaps,
    coalesce(
        landscape_card.lead_name,
        landscape_card.partnership_name,
        array_to_string(landscape_card.network_names, '; ')
    ) as ask_name,
    landscape_card.website_url,
    landscape_card.last_evidence_on
from gaps
join landscape_card_asked as landscape_card on landscape_card.landscape_id = gaps.landscape_id
where landscape_card.consent_level_code != 'aggregate_only'
order by
    list_position(['in_scope', 'listed', 'reference'], landscape_card.scope_code),
    gaps.gaps desc,
    landscape_card.landscape_name,
    landscape_card.landscape_id
