-- Movements that a court or an authority has ordered to be kept, day by day (docs/decisions/0167): while a hold counts, no key of theirs is
-- destroyed, whatever period is over.
create table legal_holds (
  mrn text not null,
  valid_from date not null,
  -- the last day on which it counts; none while nobody has lifted it
  valid_to date check (valid_to >= valid_from),
  country text not null,
  -- who has ordered it, and under which number, in words
  "order" text not null,
  primary key (mrn, valid_from)
);
