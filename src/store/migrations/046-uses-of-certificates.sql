-- What a certificate is registered for: signing messages, or opening TLS connections, never both (docs/decisions/0104). Those
-- registered before this count for signing, as nearly all do; who opens connections with one registers another for that.
alter table certificates add column use text not null default 'signing' check (use in ('signing', 'tls'));
alter table certificates alter column use drop default;
-- SHA-256 of the public key (SubjectPublicKeyInfo), hex: one key serves one party and one use, under any certificate.
alter table certificates add column key_digest text;
create index certificates_key on certificates (key_digest);

-- What the hub has signed with, so that participants learn it with the time since when. Written by each hub at its start.
create table hub_certificates (
  fingerprint text primary key,
  der bytea not null,
  since timestamptz not null
);
create trigger hub_certificates_insert_only before update or delete on hub_certificates
  for each statement execute function refuse_edit();
create trigger hub_certificates_no_truncate before truncate on hub_certificates for each statement execute function refuse_edit();
