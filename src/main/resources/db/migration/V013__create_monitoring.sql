-- Protected characteristics of one person of a contact, codes as recorded, each optional. Filed under
-- a random key, not under a contact or decision. Given again, the newest counts.
CREATE TABLE monitoring.person (
  id                          uuid NOT NULL,
  role                        text NOT NULL CHECK (role IN ('victim', 'suspect', 'subject', 'caller')),
  monitoring_key              uuid NOT NULL,
  ethnicity_self_defined      text,
  ethnicity_officer_defined   text,
  sex                         text,
  age                         smallint CHECK (age BETWEEN 0 AND 120),
  disability                  text,
  sexual_orientation          text,
  gender_identity             text,
  religion                    text,
  deprivation_decile          smallint CHECK (deprivation_decile BETWEEN 1 AND 10),
  salt                        bytea NOT NULL,
  PRIMARY KEY (id, role)
) PARTITION BY RANGE (id);

COMMENT ON COLUMN monitoring.person.id IS 'the submission: all persons given at once share it';
COMMENT ON COLUMN monitoring.person.salt IS
  'with which the ledger''s commitment to the submission can be opened';

CREATE INDEX person_key ON monitoring.person (monitoring_key);

SELECT ledger.make_append_only('monitoring.person');
GRANT INSERT ON monitoring.person TO evenhand_service;
