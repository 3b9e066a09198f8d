-- The answers of a decision and what was shown of them, encrypted under a key of its own.
CREATE TABLE subject.answers (
  decision_id   uuid PRIMARY KEY,
  sealed        bytea NOT NULL
) PARTITION BY RANGE (decision_id);

-- Ciphertext cannot be compressed: do not try.
ALTER TABLE subject.answers ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Words that a person wrote later, under the same key.
CREATE TABLE subject.words (
  record_id     uuid PRIMARY KEY,
  decision_id   uuid NOT NULL,
  sealed        bytea NOT NULL
);

CREATE INDEX words_decision ON subject.words (decision_id);

-- Destroying the key erases all of it.
CREATE TABLE subject.answer_key (
  decision_id   uuid PRIMARY KEY,
  key           bytea NOT NULL CHECK (length(key) = 32)
);

SELECT ledger.make_erasable('subject.answers');
SELECT ledger.make_erasable('subject.words');
SELECT ledger.make_erasable('subject.answer_key');
GRANT SELECT, INSERT ON subject.answers, subject.words, subject.answer_key TO evenhand_service;
GRANT SELECT (decision_id), DELETE ON subject.answers, subject.words, subject.answer_key
  TO evenhand_eraser;
