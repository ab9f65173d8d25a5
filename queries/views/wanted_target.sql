-- title: The goals that may be judged under the filters
-- grain: one row per target
-- method: A country, network or funder is judged only against a goal that it set itself; the
--   world's goals only when nothing is filtered but evidence. A selection by stage has no goal.
select *
from target
where
    len($stages::varchar[]) = 0
    and case scope_code
        when 'world' then
            len($countries::varchar[]) = 0 and len($regions::varchar[]) = 0
            and len($networks::varchar[]) = 0 and len($funders::varchar[]) = 0
        when 'country' then
            $countries::varchar[] = [scope_name] and len($regions::varchar[]) = 0
            and len($networks::varchar[]) = 0 and len($funders::varchar[]) = 0
        when 'network' then
            $networks::varchar[] = [scope_name] and len($countries::varchar[]) = 0
            and len($regions::varchar[]) = 0 and len($funders::varchar[]) = 0
        when 'funder' then
            $funders::varchar[] = [scope_name] and len($countries::varchar[]) = 0
            and len($regions::varchar[]) = 0 and len($networks::varchar[]) = 0
    end
