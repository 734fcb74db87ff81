-- Parts of numbers are found by blocks instead of by a row for each of them (docs/decisions/0124). What a movement is searched
-- by stands whole in one row, `numbers` with a space between, in the order of the commits; of every 8,192 rows it is noted
-- afterwards which of them have which three characters in a row.
create table movement_numbers (
  seq bigint generated always as identity primary key,
  mrn text not null,
  numbers text not null
);
create table movement_number_blocks (block int primary key);
create table movement_number_parts (block int not null, part int not null, found bytea not null, primary key (block, part));

insert into movement_numbers (mrn, numbers)
  select w.mrn, string_agg(w.number, ' ' order by w.number) from (
    select split_part(substr(value, 2), ' ', 1) as mrn, split_part(value, ' ', 2) as number
    from movement_identifiers where value >= '@' and value < 'A'
  ) w left join movements m on m.mrn = w.mrn group by w.mrn, m.declared_at order by m.declared_at nulls first, w.mrn;
create index movement_numbers_of on movement_numbers (mrn);

-- What lists filter by stays: a number of a kind, "vehicle:...".
create table kept (value text collate "C" not null, mrn text not null);
insert into kept select value, mrn from movement_identifiers where strpos(value, ':') > 0 order by value, mrn;
drop table movement_identifiers;
alter table kept rename to movement_identifiers;
alter table movement_identifiers add primary key (value, mrn);
