-- title: A deal in US dollars whose two amounts differ
-- method: For deals in US dollars the original and the converted amount are the same.
select finance_id, amount, amount_usd
from finance
where currency_code = 'USD' and amount_usd is not null and abs(amount - amount_usd) > 1
