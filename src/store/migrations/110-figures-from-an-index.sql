-- Whom the money concerns is asked of every row by the policy of its readers: without it in the index each fact was looked up in the
-- table, and the planner read the whole of it instead (docs/performance.md, "What pages ask").
drop index statistic_facts_period;
create index statistic_facts_period on statistic_facts (topic, at)
  include (corridor, country, office, leg, kind, seconds, standing, minor, currency, mrn, party);
drop index statistic_facts_country;
create index statistic_facts_country on statistic_facts (topic, country, at)
  include (corridor, office, leg, kind, seconds, standing, minor, currency, mrn, party);
