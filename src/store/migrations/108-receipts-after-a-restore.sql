-- What parties say they hold receipts of, from the lost part of the log. Whether it has come back is asked of `messages`.
create table restore_receipts (
  restore int not null references restores (number),
  party text not null,
  -- of the message, chosen by this party
  id uuid not null,
  -- by the receipt
  log_index bigint not null,
  primary key (restore, party, id)
);
create index restore_receipts_in_order on restore_receipts (restore, log_index);

-- Who has said so, also of nothing.
create table restore_answers (
  restore int not null references restores (number),
  party text not null,
  at timestamptz not null,
  primary key (restore, party)
);
