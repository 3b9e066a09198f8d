-- What waits to be sealed: one row per entry, written in the entry's own transaction.
CREATE TABLE ledger.outbox (
  id            uuid PRIMARY KEY,
  kind          text NOT NULL,
  leaf_hash     bytea NOT NULL CHECK (length(leaf_hash) = 32)
);

SELECT ledger.make_append_only('ledger.outbox');
GRANT SELECT, INSERT ON ledger.outbox TO evenhand_service;
