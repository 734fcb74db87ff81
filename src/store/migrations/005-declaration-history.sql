-- Every state of a declaration's content is kept: release, incidents, transhipments and diversions change what a version says
-- of the vehicle, the seals and the way.
alter table declarations add column revision int not null default 1;
alter table declarations add column cause_sender text;
alter table declarations add column cause_id text;
alter table declarations add column cause_type text;
alter table declarations add column changed_at timestamptz;
alter table declarations drop constraint declarations_pkey;
alter table declarations add primary key (mrn, version, revision);
