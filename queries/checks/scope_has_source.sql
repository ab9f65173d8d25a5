-- title: A landscape in scope or listed without the page that names it
-- method: Only what the coalition itself names may count, so the page must be known.
select landscape_id, scope_code
from landscape
where
    scope_code in ('in_scope', 'listed')
    and scope_source_url is null
    and landscape_name != 'not listed'
    and landscape_id not in (select landscape_id from landscape_by_name_only)
