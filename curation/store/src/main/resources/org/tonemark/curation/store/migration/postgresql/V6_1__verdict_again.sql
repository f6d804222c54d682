-- A track may be decided again under one model and policy, when more is known of its relatives.
ALTER TABLE verdict DROP CONSTRAINT verdict_cid_model_policy_key;
CREATE INDEX verdict_key ON verdict (cid, model, policy);
CREATE TRIGGER same_recording_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON same_recording FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
