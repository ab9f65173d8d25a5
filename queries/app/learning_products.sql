-- title: Learning products, events and research partnerships
-- question: What has been learned and published, with whom, about which landscapes?
-- grain: one row per entry
-- topic: coalition
-- source: learning
-- method: Entries about a landscape that the filters let through, and those of the coalition
--   where no place or group is asked for.
-- shows: title, learning_kind_code, about_landscape_name, published_on_as_given, source_title
with
placed as (
    select learning.* exclude (landscape_id), landscape_counted.landscape_id
    from learning
    left join landscape_alias on landscape_alias.alias_id = learning.landscape_id
    left join landscape_counted on landscape_counted.landscape_id = landscape_alias.landscape_id
)

select
    placed.learning_id,
    placed.title,
    coalesce(placed.learning_kind_code, 'product') as learning_kind_code,
    landscape_card.landscape_id,
    landscape_card.landscape_name as about_landscape_name,
    placed.published_on,
    placed.published_on_as_given,
    source.title as source_title,
    source.url as source_url
from placed
join selected_place
    on selected_place.landscape_id is not distinct from placed.landscape_id
    and selected_place.country_code is null
left join landscape_card
    on landscape_card.landscape_id = placed.landscape_id
    and landscape_card.consent_level_code != 'aggregate_only'
left join source on source.source_id = placed.source_id
order by placed.published_on desc nulls last, placed.learning_id
