-- A loss that no hub remembered (docs/decisions/0232): shown by a receipt of the hub's own for an entry that the log does not have, or
-- said by an operator. In neither case anybody knows the root of what was lost.
alter table restores alter column lost_root drop not null;
alter table restores
  -- the receipt as it was signed, the signature over it, and the party that holds it
  add column receipt bytea,
  add column receipt_signature bytea,
  add column receipt_of text,
  add constraint restores_receipt_check check (num_nulls(receipt, receipt_signature, receipt_of) in (0, 3));
