-- title: How few landscapes carry the people
-- question: How many landscapes hold half of the people?
-- grain: one row per landscape with people, largest part first
-- unit: people
-- topic: people
-- source: boundary, population grid
-- method: Landscapes by their part of the unique people; the parts sum to the total. `is_half`
--   marks the landscapes that together first reach half of it.
-- shows: place_in_line, landscape_name, residents_attributed, residents_running
with
parts as (
    select
        selected_attribution.landscape_id,
        selected_attribution.residents_attributed,
        row_number() over largest_first as place_in_line,
        count(*) over () as landscapes,
        sum(selected_attribution.residents_attributed) over largest_first as running,
        sum(selected_attribution.residents_attributed) over () as total
    from selected_attribution
    where selected_attribution.residents_attributed > 0
    window largest_first as (
        order by selected_attribution.residents_attributed desc, selected_attribution.landscape_id
        rows unbounded preceding
    )
)

select
    parts.place_in_line,
    landscape_card.landscape_id,
    case
        when landscape_card.consent_level_code = 'aggregate_only' then null
        else landscape_card.landscape_name
    end as landscape_name,
    parts.residents_attributed,
    parts.running::bigint as residents_running,
    parts.place_in_line / parts.landscapes as share_of_landscapes,
    parts.running / parts.total as share_of_people,
    2 * (parts.running - parts.residents_attributed) < parts.total as is_half
from parts
join landscape_card on landscape_card.landscape_id = parts.landscape_id
order by parts.place_in_line
