-- Decisions as they are attested, and what is done for it on a chain. 32-byte words: 0x and 64 digits.

-- A batch: its Merkle root, EAS on its chain, who attests it, and the CID of what is published of it.
CREATE TABLE batch (
  seq ${sequence},
  root TEXT NOT NULL UNIQUE,
  chain_id BIGINT NOT NULL,
  contract TEXT NOT NULL,
  attestor TEXT NOT NULL,
  size INTEGER NOT NULL,
  folder TEXT NOT NULL,
  at_millis BIGINT NOT NULL
);

-- A signed off-chain attestation of a case's decision. line: its JSON as published.
CREATE TABLE attestation (
  uid TEXT PRIMARY KEY,
  batch TEXT NOT NULL REFERENCES batch (root),
  chain_id BIGINT NOT NULL,
  contract TEXT NOT NULL,
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  epoch BIGINT NOT NULL,
  status TEXT NOT NULL,
  line TEXT NOT NULL,
  UNIQUE (cid, round, chain_id, contract)
);
CREATE INDEX attestation_epoch ON attestation (epoch);
CREATE INDEX attestation_batch ON attestation (batch);

CREATE TABLE batch_published (
  batch TEXT PRIMARY KEY REFERENCES batch (root),
  place TEXT NOT NULL,
  at_millis BIGINT NOT NULL
);

-- Something to be done on a chain once; its key follows from what it is.
CREATE TABLE chain_action (
  seq ${sequence},
  action TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  chain_id BIGINT NOT NULL,
  account TEXT NOT NULL,
  contract TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL,
  at_millis BIGINT NOT NULL
);

-- A signed transaction for an action, kept before it is sent. Fees: wei a gas; block: the latest one then.
CREATE TABLE chain_candidate (
  seq ${sequence},
  hash TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL REFERENCES chain_action (action),
  nonce BIGINT NOT NULL,
  raw TEXT NOT NULL,
  max_fee BIGINT NOT NULL,
  priority_fee BIGINT NOT NULL,
  block BIGINT NOT NULL,
  at_millis BIGINT NOT NULL
);
CREATE INDEX chain_candidate_action ON chain_candidate (action);

-- What was learnt about an action: LANDED, LOST, DISPLACED, REVERTED, SETTLED.
CREATE TABLE chain_note (
  seq ${sequence},
  action TEXT NOT NULL REFERENCES chain_action (action),
  kind TEXT NOT NULL,
  nonce BIGINT,
  transaction_hash TEXT,
  block BIGINT,
  block_hash TEXT,
  uid TEXT,
  at_millis BIGINT NOT NULL
);
CREATE INDEX chain_note_action ON chain_note (action);

-- Where a search for attestations of an account begins.
CREATE TABLE chain_start (
  chain_id BIGINT NOT NULL,
  account TEXT NOT NULL,
  block BIGINT NOT NULL,
  PRIMARY KEY (chain_id, account)
);

CREATE VIEW open_action AS
SELECT a.seq, a.action, a.kind, a.chain_id, a.account, a.contract, a.subject, a.data FROM chain_action a
WHERE NOT EXISTS (SELECT 1 FROM chain_note n WHERE n.action = a.action AND n.kind = 'SETTLED'
                  AND n.seq = (SELECT MAX(m.seq) FROM chain_note m WHERE m.action = a.action));

-- Attestations that no longer hold: a later round decided the opposite, or a dispute took the promotion back.
CREATE VIEW overturned_attestation AS
SELECT t.uid, t.batch, t.chain_id, t.contract, t.cid, t.round, t.epoch, t.status, t.line FROM attestation t
WHERE EXISTS (SELECT 1 FROM decision d WHERE d.cid = t.cid AND d.round > t.round
              AND (t.status = 'PROMOTED' AND d.status = 'REJECTED' OR t.status = 'REJECTED' AND d.status = 'PROMOTED'))
   OR t.status = 'PROMOTED' AND EXISTS (SELECT 1 FROM revoked r WHERE r.cid = t.cid);
