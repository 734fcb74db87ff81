-- Which movements an outage concerns is found by statistic_facts_country, topic by topic: one entry less for each fact.
drop index statistic_facts_mrn_at;

-- An account is updated with each movement it secures, never in a column that an index has: with room on its page no index is written.
alter table guarantees set (fillfactor = 60);
