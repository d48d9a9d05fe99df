-- Servers that share this database must hold the same keys: what one has sealed the others have to open, and what one
-- has signed the others have to vouch for. Each start compares; only the owner reads and writes here.
create table liren.installation_key (
  purpose text not null check (purpose in ('master', 'seal')),
  fingerprint text not null,
  first_used_at timestamptz not null default now(),
  primary key (purpose, fingerprint)
);
comment on table liren.installation_key is 'local: fingerprints of the keys with which servers have sealed and signed in this database. No row security: the application has no right to it at all, only the owner at a start';
