-- What partner administrations may read, by agreement and day (docs/decisions/0206).
create table partner_agreements (
  id text not null,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  data json not null,
  primary key (id, valid_from)
);
