-- Facts of curation. Rows are only ever added: whatever changes is a later fact, and views derive the present.
-- at_millis: milliseconds since 1970 UTC, for people; epoch: what counts for the rule. Bodies are canonical JSON.

-- A CID that an uploader brings, with the CID of its generation record.
CREATE TABLE submission (
  cid TEXT PRIMARY KEY,
  uploader TEXT NOT NULL,
  record_cid TEXT,
  near_duplicate_of TEXT,
  at_millis BIGINT NOT NULL
);

-- What a run said about a CID. The same (CID, model, policy) says the same: importing twice adds nothing.
CREATE TABLE verdict (
  seq ${sequence},
  cid TEXT NOT NULL,
  model TEXT NOT NULL,
  policy TEXT NOT NULL,
  outcome TEXT NOT NULL,
  body TEXT NOT NULL,
  at_millis BIGINT NOT NULL,
  UNIQUE (cid, model, policy)
);

-- A submission with a verdict that an epoch took up, with the outcome it had then.
CREATE TABLE intake (
  epoch BIGINT NOT NULL,
  cid TEXT NOT NULL REFERENCES submission (cid),
  outcome TEXT NOT NULL,
  PRIMARY KEY (cid, epoch)
);
CREATE INDEX intake_epoch ON intake (epoch);

-- admission: STAKE or VOUCH. standing: how they begin, TRAINEE or ACTIVE (seed curators).
CREATE TABLE curator (
  seq ${sequence},
  address TEXT NOT NULL UNIQUE,
  alias TEXT,
  admission TEXT NOT NULL,
  standing TEXT NOT NULL,
  vouched_by TEXT,
  epoch BIGINT NOT NULL,
  at_millis BIGINT NOT NULL
);
CREATE INDEX curator_epoch ON curator (epoch);

-- A change of stake: deposit, withdrawal. What an audit slashes stands in curator_state.
CREATE TABLE stake (
  seq ${sequence},
  curator TEXT NOT NULL REFERENCES curator (address),
  amount BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  at_millis BIGINT NOT NULL
);
CREATE INDEX stake_epoch ON stake (epoch, curator);

-- An operator's or the curator's own change of standing: SUSPENDED, ACTIVE, TRAINEE.
CREATE TABLE standing (
  seq ${sequence},
  curator TEXT NOT NULL REFERENCES curator (address),
  standing TEXT NOT NULL,
  note TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  at_millis BIGINT NOT NULL
);
CREATE INDEX standing_epoch ON standing (epoch, curator);

-- The door of an epoch: no ballot, submission or appeal of it is taken any more. The first epoch is open from the start.
CREATE TABLE epoch_seal (
  epoch BIGINT PRIMARY KEY,
  rule TEXT NOT NULL,
  beacon TEXT NOT NULL,
  source TEXT NOT NULL,
  at_millis BIGINT NOT NULL
);

-- A closed epoch. roster: JSON. root: over its input and its result.
CREATE TABLE epoch (
  number BIGINT PRIMARY KEY REFERENCES epoch_seal (epoch),
  root TEXT NOT NULL,
  roster TEXT NOT NULL,
  origin_open INTEGER NOT NULL CHECK (origin_open IN (0, 1)),
  gold_right BIGINT NOT NULL,
  gold_answered BIGINT NOT NULL,
  at_millis BIGINT NOT NULL
);

-- One track in one round; kind INTAKE, APPEAL, AUDIT, GOLD, TRAINING. body: the case as it was opened.
CREATE TABLE panel_case (
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  kind TEXT NOT NULL,
  opened_epoch BIGINT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (cid, round)
);
CREATE INDEX panel_case_epoch ON panel_case (opened_epoch);

-- A case that an epoch's closing left open, and how far it is.
CREATE TABLE case_state (
  epoch BIGINT NOT NULL,
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  stage INTEGER NOT NULL,
  called INTEGER NOT NULL,
  PRIMARY KEY (epoch, cid, round),
  FOREIGN KEY (cid, round) REFERENCES panel_case (cid, round)
);

CREATE TABLE seat (
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  position INTEGER NOT NULL,
  curator TEXT NOT NULL REFERENCES curator (address),
  called_epoch BIGINT NOT NULL,
  PRIMARY KEY (cid, round, position),
  UNIQUE (cid, round, curator),
  FOREIGN KEY (cid, round) REFERENCES panel_case (cid, round)
);
CREATE INDEX seat_epoch ON seat (called_epoch);
CREATE INDEX seat_curator ON seat (curator, called_epoch);

-- A signed ballot; of one curator on one case in one epoch the higher sequence supersedes the lower.
CREATE TABLE ballot (
  seq ${sequence},
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  curator TEXT NOT NULL REFERENCES curator (address),
  epoch BIGINT NOT NULL,
  sequence INTEGER NOT NULL,
  body TEXT NOT NULL,
  receipt TEXT NOT NULL,
  at_millis BIGINT NOT NULL,
  UNIQUE (cid, round, curator, epoch, sequence),
  FOREIGN KEY (cid, round) REFERENCES panel_case (cid, round)
);
CREATE INDEX ballot_epoch ON ballot (epoch);

-- One decision a case and epoch; status PROMOTED, REJECTED, NEEDS_MORE, ABSTAINED.
CREATE TABLE decision (
  epoch BIGINT NOT NULL REFERENCES epoch (number),
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  status TEXT NOT NULL,
  stage INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (cid, round, epoch)
);
CREATE INDEX decision_epoch ON decision (epoch);

-- A case that closed. body: the case as it stood and which ballots counted.
CREATE TABLE closed_case (
  epoch BIGINT NOT NULL REFERENCES epoch (number),
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (cid, round)
);
CREATE INDEX closed_case_epoch ON closed_case (epoch);

-- Curators as an epoch's closing left them.
CREATE TABLE curator_state (
  epoch BIGINT NOT NULL REFERENCES epoch (number),
  curator TEXT NOT NULL,
  admission TEXT NOT NULL,
  stake BIGINT NOT NULL,
  admitted_epoch BIGINT NOT NULL,
  standing TEXT NOT NULL,
  PRIMARY KEY (epoch, curator)
);

-- Decayed counts (2^-20) as an epoch's closing left them.
CREATE TABLE reputation (
  epoch BIGINT NOT NULL REFERENCES epoch (number),
  curator TEXT NOT NULL,
  family TEXT NOT NULL,
  hits BIGINT NOT NULL,
  misses BIGINT NOT NULL,
  contested_hits BIGINT NOT NULL,
  contested_misses BIGINT NOT NULL,
  PRIMARY KEY (epoch, curator, family)
);

-- A pair's counts after an epoch that changed them.
CREATE TABLE pair_count (
  epoch BIGINT NOT NULL REFERENCES epoch (number),
  first TEXT NOT NULL,
  second TEXT NOT NULL,
  joint BIGINT NOT NULL,
  agreed BIGINT NOT NULL,
  expected BIGINT NOT NULL,
  variance BIGINT NOT NULL,
  PRIMARY KEY (first, second, epoch)
);

CREATE TABLE slash (
  epoch BIGINT NOT NULL REFERENCES epoch (number),
  curator TEXT NOT NULL,
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (epoch, curator, cid, round)
);

-- A ballot on record that could not count.
CREATE TABLE refusal (
  epoch BIGINT NOT NULL REFERENCES epoch (number),
  place INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (epoch, place)
);

-- Truth known to the operator beforehand; kind GOLD or TRAINING.
CREATE TABLE gold (
  cid TEXT NOT NULL,
  claim TEXT NOT NULL,
  truth INTEGER NOT NULL CHECK (truth IN (0, 1)),
  kind TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  at_millis BIGINT NOT NULL,
  PRIMARY KEY (cid, claim)
);
CREATE INDEX gold_epoch ON gold (epoch);

CREATE TABLE appeal (
  cid TEXT NOT NULL,
  round INTEGER NOT NULL,
  uploader TEXT NOT NULL,
  claims TEXT NOT NULL,
  statement TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  at_millis BIGINT NOT NULL,
  PRIMARY KEY (cid, round)
);
CREATE INDEX appeal_epoch ON appeal (epoch);

-- From anybody, with or without a wallet: a rights holder's claim on a track. contact is never published.
CREATE TABLE dispute (
  id ${sequence},
  cid TEXT NOT NULL,
  statement TEXT NOT NULL,
  contact TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  at_millis BIGINT NOT NULL
);
CREATE INDEX dispute_of ON dispute (cid);

-- An operator's answer; one that revokes takes the track's promotion back.
CREATE TABLE dispute_resolution (
  dispute BIGINT PRIMARY KEY REFERENCES dispute (id),
  revokes INTEGER NOT NULL CHECK (revokes IN (0, 1)),
  resolution TEXT NOT NULL,
  epoch BIGINT NOT NULL,
  at_millis BIGINT NOT NULL
);
