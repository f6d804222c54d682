-- The signed generation record of a submission. body: its canonical JSON, whose CID (raw leaf) is cid.
CREATE TABLE generation_record (
  cid TEXT PRIMARY KEY,
  track TEXT NOT NULL UNIQUE REFERENCES submission (cid),
  body TEXT NOT NULL,
  at_millis BIGINT NOT NULL
);

-- What a track was made from, as its record states it; external: a work that was not submitted here.
CREATE TABLE parent (
  child TEXT NOT NULL REFERENCES generation_record (track),
  cid TEXT NOT NULL,
  place INTEGER NOT NULL,
  external INTEGER NOT NULL CHECK (external IN (0, 1)),
  PRIMARY KEY (child, cid)
);
CREATE INDEX parent_of ON parent (cid);
