-- An event whose reaction fails again and again must not keep those behind it waiting. It waits here for a person, who
-- reads the error, mends its cause and puts the row back: insert into liren.outbox (at, code, topic, payload) select …
create table liren.outbox_set_aside (
  id bigint primary key,
  at timestamptz not null,
  code bigint not null,
  topic text not null,
  payload jsonb not null,
  error text not null,
  set_aside_at timestamptz not null default now()
);
comment on table liren.outbox_set_aside is 'local: events to which a reaction failed repeatedly; told to the screens, still owed to the reaction';
grant select, insert, delete on liren.outbox_set_aside to liren_app;
