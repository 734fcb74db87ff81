-- Exchange rates and contribution tables: dated data an operator imports. A correction of a day's rate replaces it; what
-- was reserved by the old one carries it on its line.
create table rates (
  from_currency text not null check (from_currency ~ '^[A-Z]{3}$'),
  to_currency text not null check (to_currency ~ '^[A-Z]{3}$'),
  valid_from date not null,
  rate text not null,
  source text not null,
  primary key (from_currency, to_currency, valid_from)
);
create table contribution_tables (
  id text not null,
  valid_from date not null,
  data json not null,
  primary key (id, valid_from)
);

-- How a line's amount came about, when it was declared in another currency.
alter table guarantee_lines add column conversion json;
