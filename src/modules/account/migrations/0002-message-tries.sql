-- A gateway that is down is asked again, with growing pauses, for as long as the message is of use.
alter table liren.message_out
  -- Null for messages from before there were tries: nobody waits for those any more.
  add column valid_until timestamptz,
  add column tries integer not null default 0,
  add column next_try_at timestamptz,
  add column failure text;
create index message_out_due on liren.message_out (next_try_at) where sent_at is null;
