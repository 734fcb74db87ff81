-- Statistics (docs/decisions/0150): each case of each movement that figures count, made of the movement's present state as the log
-- tells which movements have changed. All of it can be made again from the log: `corridor statistics rebuild`.

-- How far the log has been counted. Only who locks this row counts.
create table statistics_progress (one boolean primary key default true check (one), position bigint not null default 0);
insert into statistics_progress default values;

create table statistic_facts (
  topic text not null,
  mrn text not null,
  -- which of the movement's cases of the topic
  part text not null,
  at timestamptz not null,
  corridor text not null,
  country text not null,
  office text,
  leg text,
  kind text,
  seconds bigint,
  minor numeric(20),
  currency text,
  party text,
  standing text not null check (standing in ('counted', 'implied', 'outage', 'missing', 'open')),
  -- of an outlier: robust z
  score numeric,
  primary key (mrn, topic, part)
) with (autovacuum_vacuum_insert_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
-- A period of a topic is read from the index alone; of one country, or of whom the money concerns, as well.
create index statistic_facts_period on statistic_facts (topic, at)
  include (corridor, country, office, leg, kind, seconds, standing, minor, currency, mrn);
create index statistic_facts_country on statistic_facts (topic, country, at)
  include (corridor, office, leg, kind, seconds, standing, minor, currency, mrn);
create index statistic_facts_party on statistic_facts (topic, party, at) where party is not null;
-- An outage that is declared afterwards changes what happened in it.
create index statistic_facts_mrn_at on statistic_facts (country, at, mrn);

-- How long each country took to take what was sent to it: by day and whole second, so that a day is a few rows.
create table statistic_deliveries (
  country text not null,
  receiver text not null,
  day date not null,
  seconds bigint not null,
  n bigint not null,
  primary key (receiver, day, seconds)
);
create index statistic_deliveries_day on statistic_deliveries (day, country) include (seconds, n);
-- Deliveries that had not ended when the log was counted.
create table statistic_waiting (receiver text not null, log_index bigint not null, primary key (receiver, log_index));

-- What risk rules look at (docs/decisions/0151): of each movement who is liable and which way it goes, what happened, what it carries.
create table risk_movements (
  mrn text primary key,
  holder text not null,
  corridor text not null,
  -- office of departure and of destination
  ends text not null,
  way text not null,
  declared_at timestamptz not null,
  -- version and revision of the declaration whose items were looked at
  revision text not null
);
create index risk_movements_holder on risk_movements (holder, declared_at, mrn);
create index risk_movements_corridor on risk_movements (corridor, declared_at, mrn);
create index risk_movements_ends on risk_movements (ends, declared_at) include (way);
create table risk_marks (
  mrn text not null,
  about text not null,
  part text not null,
  at timestamptz not null,
  holder text not null,
  corridor text not null,
  office text,
  kind text,
  seconds bigint,
  -- of an unusual way: how many went it, among how many between the same offices
  n int,
  among int,
  primary key (mrn, about, part)
);
create index risk_marks_holder on risk_marks (holder, about, at);
create index risk_marks_corridor on risk_marks (corridor, about, at);
-- One row per item that can be compared with others of its heading.
create table risk_items (
  mrn text not null,
  item int not null,
  measure text not null check (measure in ('mass', 'value')),
  heading text not null,
  -- of a value its currency, of a mass the kind of package
  unit text not null,
  amount numeric not null,
  declared_at timestamptz not null,
  -- against those declared before it
  n int not null,
  median numeric,
  deviation numeric,
  score numeric,
  primary key (mrn, item, measure)
);
create index risk_items_heading on risk_items (heading, measure, unit, declared_at desc) include (amount);

alter table statistic_facts enable row level security;
create policy hub on statistic_facts for all to corridor_hub using (true) with check (true);
-- Customs read their own country's figures, guarantors and collectors what concerns them.
create policy viewer on statistic_facts for select to corridor_reader using (
  (select current_setting('corridor.kind', true)) = 'all'
  or ((select current_setting('corridor.kind', true)) = 'party'
    and (country = (select current_setting('corridor.key', true)) or party = (select current_setting('corridor.key', true)))));
alter table statistic_deliveries enable row level security;
create policy hub on statistic_deliveries for all to corridor_hub using (true) with check (true);
create policy viewer on statistic_deliveries for select to corridor_reader using (
  (select current_setting('corridor.kind', true)) = 'all'
  or ((select current_setting('corridor.kind', true)) = 'party' and country = (select current_setting('corridor.key', true))));

do $$
declare name text;
begin
  foreach name in array array['risk_movements', 'risk_marks', 'risk_items'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy hub on %I for all to corridor_hub using (true) with check (true)', name);
    execute format($p$create policy viewer on %1$I for select to corridor_reader using (
      (select current_setting('corridor.kind', true)) = 'all'
      or coalesce((select true from viewer_movements v where v.mrn = %1$I.mrn limit 1), false))$p$, name);
  end loop;
end $$;
