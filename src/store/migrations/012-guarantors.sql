-- Entries between guarantors (engine.md 5, the chain of guarantors): their accounts are parties, whose keys have a slash.
-- Found by guarantee, by who paid, and by month.
create index guarantee_entries_between on guarantee_entries (grn, log_index) where from_account like '%/%';
create index guarantee_entries_paid_by on guarantee_entries (from_account, grn) where from_account like '%/%';
create index guarantee_entries_between_at on guarantee_entries (at) where from_account like '%/%';
-- The monthly statement reads the movements declared in a month.
create index movements_declared_at on movements (declared_at, mrn) where declared_at is not null;
