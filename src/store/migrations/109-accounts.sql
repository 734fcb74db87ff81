-- What principals and guarantors read of their accounts (docs/decisions/0218).
-- What is taken from a guarantee now: its lines that are over are never looked at for it, however many they are.
create index guarantee_lines_live on guarantee_lines (grn, mrn, line) where state in ('reserved', 'in-use', 'claimed');
