-- Facts of attestation cannot be changed or removed.
CREATE TRIGGER batch_no_update BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER batch_no_delete BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'batch is append-only'); END;
CREATE TRIGGER attestation_no_update BEFORE UPDATE ON attestation BEGIN SELECT RAISE(ABORT, 'attestation is append-only'); END;
CREATE TRIGGER attestation_no_delete BEFORE DELETE ON attestation BEGIN SELECT RAISE(ABORT, 'attestation is append-only'); END;
CREATE TRIGGER batch_published_no_update BEFORE UPDATE ON batch_published BEGIN SELECT RAISE(ABORT, 'batch_published is append-only'); END;
CREATE TRIGGER batch_published_no_delete BEFORE DELETE ON batch_published BEGIN SELECT RAISE(ABORT, 'batch_published is append-only'); END;
CREATE TRIGGER chain_action_no_update BEFORE UPDATE ON chain_action BEGIN SELECT RAISE(ABORT, 'chain_action is append-only'); END;
CREATE TRIGGER chain_action_no_delete BEFORE DELETE ON chain_action BEGIN SELECT RAISE(ABORT, 'chain_action is append-only'); END;
CREATE TRIGGER chain_candidate_no_update BEFORE UPDATE ON chain_candidate BEGIN SELECT RAISE(ABORT, 'chain_candidate is append-only'); END;
CREATE TRIGGER chain_candidate_no_delete BEFORE DELETE ON chain_candidate BEGIN SELECT RAISE(ABORT, 'chain_candidate is append-only'); END;
CREATE TRIGGER chain_note_no_update BEFORE UPDATE ON chain_note BEGIN SELECT RAISE(ABORT, 'chain_note is append-only'); END;
CREATE TRIGGER chain_note_no_delete BEFORE DELETE ON chain_note BEGIN SELECT RAISE(ABORT, 'chain_note is append-only'); END;
CREATE TRIGGER chain_start_no_update BEFORE UPDATE ON chain_start BEGIN SELECT RAISE(ABORT, 'chain_start is append-only'); END;
CREATE TRIGGER chain_start_no_delete BEFORE DELETE ON chain_start BEGIN SELECT RAISE(ABORT, 'chain_start is append-only'); END;
