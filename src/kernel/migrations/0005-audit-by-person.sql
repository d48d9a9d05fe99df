-- What one person did, newest first; and which batch holds an entry.
create index audit_event_account on liren.audit_event (account, txid, seq);
create index audit_seal_reach on liren.audit_seal (txid_to);
