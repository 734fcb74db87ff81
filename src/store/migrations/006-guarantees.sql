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

-- What released movements contribute, one row per guarantor that has a share, for the monthly statement.
create table contributions (
  mrn text not null,
  guarantor text not null,
  country text not null,
  month text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  released_at timestamptz not null,
  regime text not null,
  table_id text not null,
  base_minor numeric(20) not null,
  rate text not null,
  amount_minor numeric(20) not null,
  share_minor numeric(20) not null,
  currency text not null,
  collector text not null,
  receipts text not null,
  paid boolean not null,
  primary key (mrn, guarantor, country)
);
create index contributions_month on contributions (month, collector, guarantor);

-- What one guarantor owes another because it paid his claim, and what was paid back (engine.md 5). Insert-only, like the
-- entries of the guarantees themselves: the two sides of a claim are two entries.
create table guarantor_debts (
  log_index bigint not null,
  ordinal int not null,
  mrn text not null,
  grn text not null,
  kind text not null check (kind in ('owed', 'reimbursed')),
  creditor text not null,
  debtor text not null check (debtor <> creditor),
  minor numeric(20) not null check (minor > 0),
  currency text not null,
  receipt text,
  at timestamptz not null,
  primary key (log_index, ordinal)
);
create index guarantor_debts_grn on guarantor_debts (grn, log_index);
create trigger guarantor_debts_insert_only before update or delete on guarantor_debts for each statement execute function refuse_edit();
