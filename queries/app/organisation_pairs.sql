-- title: Organisations that work in the same landscapes
-- question: Who works with whom, and in how many landscapes?
-- grain: one row per pair of organisations, the 500 that share most landscapes
-- topic: coalition
-- source: participation
-- method: Two organisations with a role in the same landscape; pairs counts all pairs, shown or
--   not. An organisation's own landscapes stand beside what it shares.
-- limits: Sharing a landscape is not yet working together; sources seldom say more.
-- shows: organisation_name, other_organisation_name, landscapes_shared, landscapes_of_one,
--   landscapes_of_other
with
roles as (
    select organisation_landscape.organisation_id, organisation_landscape.landscape_id
    from organisation_landscape
    join selected_landscape
        on selected_landscape.landscape_id = organisation_landscape.landscape_id
),

own as (
    select organisation_id, count(*) as landscapes from roles group by organisation_id
),

shared as (
    select
        one.organisation_id,
        other.organisation_id as other_organisation_id,
        count(*) as landscapes_shared
    from roles as one
    join roles as other
        on other.landscape_id = one.landscape_id
        and other.organisation_id > one.organisation_id
    group by one.organisation_id, other.organisation_id
),

strongest as (
    select
        shared.*,
        one.landscapes as landscapes_of_one,
        other.landscapes as landscapes_of_other,
        count(*) over () as pairs
    from shared
    join own as one on one.organisation_id = shared.organisation_id
    join own as other on other.organisation_id = shared.other_organisation_id
    order by
        shared.landscapes_shared desc,
        one.landscapes + other.landscapes,
        shared.organisation_id,
        shared.other_organisation_id
    limit 500
)

select
    strongest.organisation_id,
    one.organisation_name,
    strongest.other_organisation_id,
    other.organisation_name as other_organisation_name,
    strongest.landscapes_shared,
    strongest.landscapes_of_one,
    strongest.landscapes_of_other,
    strongest.pairs
from strongest
join organisation as one on one.organisation_id = strongest.organisation_id
join organisation as other on other.organisation_id = strongest.other_organisation_id
order by
    strongest.landscapes_shared desc,
    strongest.landscapes_of_one + strongest.landscapes_of_other,
    strongest.organisation_id,
    strongest.other_organisation_id
