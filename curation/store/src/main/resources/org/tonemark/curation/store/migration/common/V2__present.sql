-- What holds now, derived from the facts.

CREATE VIEW current_epoch AS
SELECT COALESCE((SELECT MAX(number) + 1 FROM epoch), 0) AS number,
       CASE WHEN EXISTS (SELECT 1 FROM epoch_seal s
                         WHERE s.epoch = COALESCE((SELECT MAX(number) + 1 FROM epoch), 0))
            THEN 1 ELSE 0 END AS sealed;

CREATE VIEW present_verdict AS
SELECT v.seq, v.cid, v.outcome, v.model, v.policy, v.body, v.at_millis FROM verdict v
WHERE v.seq = (SELECT MAX(t.seq) FROM verdict t WHERE t.cid = v.cid);

-- Submissions with a verdict that no epoch took up yet, or whose newer verdict opens a case that the older did not.
CREATE VIEW ready_submission AS
SELECT s.cid, s.uploader, s.near_duplicate_of, v.outcome FROM submission s JOIN present_verdict v ON v.cid = s.cid
WHERE NOT EXISTS (SELECT 1 FROM intake i WHERE i.cid = s.cid
                  AND (i.outcome IN ('accepted', 'review') OR i.outcome = v.outcome));

-- Cases that take ballots now: those the last closing left open.
CREATE VIEW open_case AS
SELECT c.cid, c.round, c.kind, c.opened_epoch, c.body, t.stage, t.called
FROM case_state t JOIN panel_case c ON c.cid = t.cid AND c.round = t.round
WHERE t.epoch = (SELECT MAX(number) FROM epoch);

-- The last word on a case.
CREATE VIEW present_decision AS
SELECT d.cid, d.round, d.epoch, d.status, d.stage, d.body FROM decision d
WHERE d.epoch = (SELECT MAX(t.epoch) FROM decision t WHERE t.cid = d.cid AND t.round = d.round);

-- Fresh double panels that check a decision.
CREATE VIEW audit AS
SELECT cid, round, opened_epoch FROM panel_case WHERE kind = 'AUDIT';

CREATE VIEW revoked AS
SELECT d.cid, d.id AS dispute, r.resolution, r.at_millis
FROM dispute d JOIN dispute_resolution r ON r.dispute = d.id WHERE r.revokes = 1;
