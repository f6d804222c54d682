-- That a run found a track to be the same recording as another that came before it.
CREATE TABLE same_recording (
  cid TEXT NOT NULL,
  original TEXT NOT NULL,
  at_millis BIGINT NOT NULL,
  PRIMARY KEY (cid, original)
);
CREATE INDEX same_recording_original ON same_recording (original);

-- The first submission of the same recording, as it was when the epoch took this one up.
ALTER TABLE intake ADD COLUMN near_duplicate_of TEXT;
CREATE INDEX submission_near_duplicate ON submission (near_duplicate_of);
