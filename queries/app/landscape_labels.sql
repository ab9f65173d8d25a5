-- title: Labels that communities set on one landscape
-- question: Which Local Contexts labels did a community set, and in which words?
-- grain: one row per label
-- topic: landscapes
-- source: label
-- method: Stored and shown as given; never created, translated or interpreted here.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: label_code, community_name, label_text
select label.label_code, label.community_name, label.label_text, label.label_url
from label
join landscape_wanted on landscape_wanted.alias_id = label.landscape_id
order by label.community_name, label.label_code
