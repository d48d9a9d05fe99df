-- Tables that belong to no territory say why they stand without the second wall.
comment on table liren.audit_seal is 'side: Merkle roots over batches of audit_event, chained and signed; a copy is kept outside the database. No row security: hashes over the whole city, nothing of what they cover';
comment on table liren.replay is 'side: sealed answers by idempotency key, so that a repeated request changes nothing and hears the same; swept after a month. No row security: found by a hash that its sender alone can make, and sealed';
comment on table liren.outbox is 'local: what was decided and must still be told; rows leave when they have been told. No row security: read by the platform itself, names ids and states only';
comment on table liren.outbox_set_aside is 'local: events to which a reaction failed repeatedly; told to the screens, still owed to the reaction. No row security: read by the platform itself, names ids and states only';
