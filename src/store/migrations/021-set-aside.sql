-- Messages that could not be dealt with for a reason of ours: refused with `internal`, their bytes kept, listed for operators.
alter table refusals add column set_aside text;
create index refusals_set_aside on refusals (log_index) where set_aside is not null;
