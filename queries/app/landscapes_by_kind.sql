-- title: Landscapes by kind
-- question: What kinds of landscapes does the record hold?
-- grain: one row per kind
-- topic: landscapes
-- source: landscape
-- method: The kind is the source's own word.
select
    coalesce(landscape_card.landscape_type, 'not stated') as landscape_type,
    count(*) as landscapes
from selected_landscape
join landscape_card on landscape_card.landscape_id = selected_landscape.landscape_id
group by all
order by landscapes desc, landscape_type
