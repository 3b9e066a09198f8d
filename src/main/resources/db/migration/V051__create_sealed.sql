-- The order in which entries were sealed. Their bytes stay where they were recorded.
CREATE TABLE ledger.entry (
  log           text NOT NULL,
  index         bigint NOT NULL CHECK (index >= 0),
  id            uuid NOT NULL UNIQUE,
  kind          text NOT NULL,
  leaf_hash     bytea NOT NULL CHECK (length(leaf_hash) = 32),
  PRIMARY KEY (log, index)
);

-- Every checkpoint ever signed. Each follows exactly one other, so a log cannot fork.
CREATE TABLE ledger.checkpoint (
  log             text NOT NULL,
  size            bigint NOT NULL CHECK (size > 0),
  previous_size   bigint NOT NULL CHECK (previous_size >= 0 AND previous_size < size),
  note            text NOT NULL,
  sealed_at       timestamptz NOT NULL,
  PRIMARY KEY (log, size),
  UNIQUE (log, previous_size)
);

-- Countersignatures, which come later than the checkpoint.
CREATE TABLE ledger.cosignature (
  log           text NOT NULL,
  size          bigint NOT NULL,
  witness       text NOT NULL,
  line          text NOT NULL,
  received_at   timestamptz NOT NULL,
  PRIMARY KEY (log, size, witness),
  FOREIGN KEY (log, size) REFERENCES ledger.checkpoint (log, size)
);

SELECT ledger.make_append_only('ledger.entry');
SELECT ledger.make_append_only('ledger.checkpoint');
SELECT ledger.make_append_only('ledger.cosignature');
GRANT SELECT, INSERT ON ledger.entry, ledger.checkpoint, ledger.cosignature TO evenhand_service;
