-- Where a party of channel webhook is called. What the calls are proven by is derived from a key of the hub and this salt, and lies
-- nowhere (docs/decisions/0193).
alter table parties
  add column webhook_url text,
  add column webhook_salt bytea,
  add constraint parties_webhook check ((webhook_url is null) = (webhook_salt is null));
