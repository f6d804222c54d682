-- A track may be decided again under one model and policy, when more is known of its relatives. SQLite drops a constraint
-- with its table only.
DROP VIEW ready_submission;
DROP VIEW present_verdict;
CREATE TABLE verdict_again (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  cid TEXT NOT NULL,
  model TEXT NOT NULL,
  policy TEXT NOT NULL,
  outcome TEXT NOT NULL,
  body TEXT NOT NULL,
  at_millis BIGINT NOT NULL
);
INSERT INTO verdict_again (seq, cid, model, policy, outcome, body, at_millis)
  SELECT seq, cid, model, policy, outcome, body, at_millis FROM verdict ORDER BY seq;
DROP TABLE verdict;
ALTER TABLE verdict_again RENAME TO verdict;
CREATE INDEX verdict_key ON verdict (cid, model, policy);
CREATE TRIGGER verdict_no_update BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is append-only'); END;
CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdict is append-only'); END;
CREATE TRIGGER same_recording_no_update BEFORE UPDATE ON same_recording BEGIN SELECT RAISE(ABORT, 'same_recording is append-only'); END;
CREATE TRIGGER same_recording_no_delete BEFORE DELETE ON same_recording BEGIN SELECT RAISE(ABORT, 'same_recording is append-only'); END;

CREATE VIEW present_verdict AS
SELECT v.seq, v.cid, v.outcome, v.model, v.policy, v.body, v.at_millis FROM verdict v
WHERE v.seq = (SELECT MAX(t.seq) FROM verdict t WHERE t.cid = v.cid);

CREATE VIEW ready_submission AS
SELECT s.cid, s.uploader, s.near_duplicate_of, v.outcome FROM submission s JOIN present_verdict v ON v.cid = s.cid
WHERE NOT EXISTS (SELECT 1 FROM intake i WHERE i.cid = s.cid
                  AND (i.outcome IN ('accepted', 'review') OR i.outcome = v.outcome));
