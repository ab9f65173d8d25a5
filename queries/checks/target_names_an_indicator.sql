-- title: Every goal is set for an indicator of the catalogue
-- method: Goals whose indicator the catalogue does not have.
select target.target_id, target.indicator_name
from target
left join indicator on indicator.indicator_name = target.indicator_name
where indicator.indicator_name is null
