-- Documents that a country has printed in advance, with numbers of its own, for goods that travel before anybody knows their MRN.
create table provisional_numbers (
  number text primary key,
  country text not null,
  office text not null,
  issued_at timestamptz not null,
  -- who asked for them, as the hub names it, and why
  issued_by text not null,
  reason text not null
);
create index provisional_numbers_of_office on provisional_numbers (office, number);
-- The last serial of each country and year.
create table provisional_serials (country text not null, year int not null, last int not null, primary key (country, year));
-- The movement each has come to; until then facts wait under the number as on an unknown MRN.
create table provisional_matches (number text primary key, mrn text not null);
