-- title: Joint campaigns
-- question: Which campaigns has the coalition run, and who supports them?
-- grain: one row per campaign
-- topic: coalition
-- source: campaign
-- method: As the source states. Supporters of two campaigns may be the same people.
-- ignores: in_scope, countries, regions, networks, funders, stages, min_tier
-- shows: campaign_name, started_on_as_given, population_supporting, source_title
select
    campaign.campaign_name,
    campaign.started_on,
    campaign.started_on_as_given,
    campaign.supporters as population_supporting,
    source.title as source_title,
    source.url as source_url
from campaign
left join source on source.source_id = campaign.source_id
order by campaign.supporters desc nulls last, campaign.campaign_id
