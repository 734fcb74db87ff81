-- Versions 2 and up of messages that a party's system can take, by type: { "border-exit-notice": ["2"] }. Version 1 is
-- taken by everybody. Set by the operator when the party has shown that it reads them.
alter table parties add column takes json not null default '{}';
